import { decodeText } from './decode-text.ts';
import type { JsonText } from './json-text.ts';

/**
 * A place on the way along the paths that a query reads: the root, or what stands behind a key or a
 * position of a list.
 */
export interface Step {
  /** Where the value goes if a path ends here; -1 if none does. */
  slot: number;
  readonly children: Map<string, Step>;
  /** The keys that lead on from here; found out when an object first stands here. */
  keys: KeyTable | undefined;
  /** The positions of a list that lead on from here, by number. */
  readonly positions: Map<number, Step>;
  /** The highest of them; -1 if there are none. */
  lastPosition: number;
  /** The object (by serial number) in which a key last led here, and where its value lies. */
  owner: number;
  start: number;
  end: number;
}

export function createStep(): Step {
  return {
    slot: -1,
    children: new Map(),
    keys: undefined,
    positions: new Map(),
    lastPosition: -1,
    owner: -1,
    start: -1,
    end: -1,
  };
}

/** The step at the end of the dotted path, made if it is new. */
export function addPath(root: Step, path: string): Step {
  let step = root;
  for (const segment of path.split('.')) {
    step.keys = undefined;
    const child = step.children.get(segment) ?? createStep();
    step.children.set(segment, child);
    addPosition(step, segment, child);
    step = child;
  }
  return step;
}

function addPosition(step: Step, segment: string, child: Step): void {
  if (!/^(?:0|[1-9]\d{0,8})$/.test(segment)) return;
  const position = Number(segment);
  step.positions.set(position, child);
  step.lastPosition = Math.max(step.lastPosition, position);
}

/**
 * The step that the key at `start` to `end` (without quotes) leads to; undefined where no path goes
 * on. `escaped` says that it holds backslashes.
 */
export function stepBehind(step: Step, json: JsonText, key: Key): Step | undefined {
  step.keys ??= keyTable(step);
  if (key.escaped) return step.keys.byName.get(decodeText(json.bytes, key.start, key.end));
  const length = key.end - key.start;
  let entry = step.keys.byLength[length < longest ? length : longest];
  while (entry !== undefined) {
    if (isSame(entry.name, json.bytes, key.start, length)) return entry.step;
    entry = entry.next;
  }
  return undefined;
}

export interface Key {
  start: number;
  end: number;
  escaped: boolean;
}

/** Keys by their number of bytes, which tells most keys of a record apart. */
interface KeyTable {
  readonly byLength: (KeyEntry | undefined)[];
  readonly byName: Map<string, Step>;
}

interface KeyEntry {
  readonly name: Buffer;
  readonly step: Step;
  readonly next: KeyEntry | undefined;
}

/** Longer keys share one row of the table. */
const longest = 63;

/** A key with more dots than this does not stand for several segments of a path. */
const mostDots = 31;

function keyTable(step: Step): KeyTable {
  const table: KeyTable = {
    byLength: Array.from({ length: longest + 1 }, () => undefined),
    byName: new Map(),
  };
  addKeys(table, step, '', 0);
  return table;
}

/**
 * Names are those of the flattened event, so the key "a.b" is the same way as the key "a" and in it
 * the key "b".
 */
function addKeys(table: KeyTable, step: Step, prefix: string, dots: number): void {
  for (const [segment, child] of step.children) {
    const text = prefix + segment;
    const name = Buffer.from(text);
    const row = Math.min(name.length, longest);
    table.byLength[row] = { name, step: child, next: table.byLength[row] };
    table.byName.set(text, child);
    if (dots < mostDots) addKeys(table, child, `${text}.`, dots + 1);
  }
}

function isSame(name: Buffer, bytes: Buffer, start: number, length: number): boolean {
  if (name.length !== length) return false;
  for (let index = 0; index < length; index += 1) {
    if (name[index] !== bytes[start + index]) return false;
  }
  return true;
}
