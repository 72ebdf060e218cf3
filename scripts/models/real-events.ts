import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';

/** What a record holds, as far as the models are held against it. */
export interface RealEvent {
  readonly eventSource: string;
  readonly eventName: string;
  /** The paths of the leaves of its parameters and its answer, positions in lists written `N`. */
  readonly paths: ReadonlySet<string>;
  /** Its fields at the top, and those of `userIdentity` down to their leaves. */
  readonly fields: ReadonlySet<string>;
}

/** The events of all files with JSON in a folder, or of one file. */
export function* eventsIn(place: string): Generator<RealEvent> {
  const files = statSync(place).isDirectory()
    ? readdirSync(place, { recursive: true, encoding: 'utf8' })
        .sort()
        .map((path) => join(place, path))
    : [place];
  for (const file of files) {
    if (!/\.jsonl?(?:\.gz)?$/.test(file)) continue;
    const bytes = readFileSync(file);
    const text = (bytes[0] === 0x1f ? gunzipSync(bytes) : bytes).toString('utf8');
    for (const value of valuesIn(text)) yield* eventsOf(value);
  }
}

function valuesIn(text: string): readonly unknown[] {
  try {
    return [JSON.parse(text)];
  } catch {
    return text
      .split('\n')
      .filter((line) => line.trim() !== '')
      .map((line): unknown => JSON.parse(line));
  }
}

/** The records in whatever they are wrapped in. */
function* eventsOf(value: unknown): Generator<RealEvent> {
  if (Array.isArray(value)) {
    for (const one of value) yield* eventsOf(one);
    return;
  }
  if (!isObject(value)) return;
  const { eventSource, eventName, CloudTrailEvent } = value;
  if (typeof CloudTrailEvent === 'string') yield* eventsOf(JSON.parse(CloudTrailEvent));
  else if (typeof eventName === 'string' && typeof eventSource === 'string') {
    yield { eventSource, eventName, paths: pathsOf(value), fields: fieldsOf(value) };
  } else yield* eventsOf(value['Records'] ?? value['Events'] ?? value['detail'] ?? value['event']);
}

function pathsOf(record: Readonly<Record<string, unknown>>): ReadonlySet<string> {
  const paths = new Set<string>();
  for (const side of ['requestParameters', 'responseElements']) {
    for (const path of leavesOf(record[side], side)) paths.add(path);
  }
  return paths;
}

function fieldsOf(record: Readonly<Record<string, unknown>>): ReadonlySet<string> {
  return new Set([...Object.keys(record), ...leavesOf(record['userIdentity'], 'userIdentity')]);
}

function* leavesOf(value: unknown, path: string): Generator<string> {
  if (value === null || value === undefined) return;
  if (Array.isArray(value)) for (const one of value) yield* leavesOf(one, `${path}.N`);
  else if (isObject(value)) {
    for (const [name, one] of Object.entries(value)) yield* leavesOf(one, `${path}.${name}`);
  } else yield path;
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
