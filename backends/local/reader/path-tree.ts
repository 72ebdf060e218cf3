/**
 * A place on the way along the paths that a query reads: the root, or what stands behind a key or a
 * position of a list.
 */
export interface Step {
  /** Where the value goes if a path ends here; -1 if none does. */
  slot: number;
  readonly children: Map<string, Step>;
  /** The positions of a list that lead on from here, by number. */
  readonly positions: Map<number, Step>;
  /** The highest of them; -1 if there are none. */
  lastPosition: number;
}

export function createStep(): Step {
  return { slot: -1, children: new Map(), positions: new Map(), lastPosition: -1 };
}

/** The step at the end of the dotted path, made if it is new. */
export function addPath(root: Step, path: string): Step {
  let step = root;
  for (const segment of path.split('.')) {
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

/** The keys that lead on from a step, by their number of bytes, and by name. */
export interface KeyRows {
  /** The last row has the longer ones as well; the key that counts comes first in its row. */
  readonly byLength: readonly (readonly KeyOfStep[])[];
  readonly byName: ReadonlyMap<string, Step>;
}

interface KeyOfStep {
  readonly name: Buffer;
  readonly step: Step;
}

/** Longer keys share one row. */
const longest = 63;

/** A key with more dots than this does not stand for several segments of a path. */
const mostDots = 31;

export function byteRows(step: Step): KeyRows {
  const byLength = Array.from({ length: longest + 1 }, (): KeyOfStep[] => []);
  const byName = new Map<string, Step>();
  addKeys({ byLength, byName }, step, '', 0);
  return { byLength, byName };
}

/**
 * Names are those of the flattened event, so the key "a.b" is the same way as the key "a" and in it
 * the key "b".
 */
function addKeys(
  rows: { readonly byLength: readonly KeyOfStep[][]; readonly byName: Map<string, Step> },
  step: Step,
  prefix: string,
  dots: number,
): void {
  for (const [segment, child] of step.children) {
    const text = prefix + segment;
    const name = Buffer.from(text);
    rows.byLength[Math.min(name.length, longest)]?.unshift({ name, step: child });
    rows.byName.set(text, child);
    if (dots < mostDots) addKeys(rows, child, `${text}.`, dots + 1);
  }
}
