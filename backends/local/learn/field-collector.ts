import { isObject } from '#protocol/guard.ts';
import { FrequentValues, type ValueCounts } from './frequent-values.ts';

/** What events hold: plain data, which crosses from thread to thread. */
export interface Collected {
  readonly events: number;
  readonly fields: readonly CollectedField[];
}

export interface CollectedField {
  /** Its path; positions in lists are `N`. */
  readonly name: string;
  /** The events that have it. */
  readonly count: number;
  /** The first value that was met, cut where it is long; undefined where none is worth showing. */
  readonly example: string | undefined;
  /** The values that were met, of each event those that differ. */
  readonly occurrences: number;
  /** With how many events have each; undefined where they are too different to be counted. */
  readonly values: ValueCounts | undefined;
}

export interface CollectorLimits {
  /** Fields that are kept; where there are more, the rarest go. */
  readonly fields: number;
  /** Values of a field that are counted at once. */
  readonly values: number;
}

const usualLimits: CollectorLimits = { fields: 3000, values: 96 };

interface Entry {
  count: number;
  example: string | undefined;
  occurrences: number;
  values: FrequentValues | undefined;
  /** The number of the event that had it last, and the values that it had there. */
  lastEvent: number;
  readonly ofEvent: string[];
}

/** Counts fields and their values over events, in bounded memory. */
export class FieldCollector {
  readonly #limits: CollectorLimits;
  readonly #entries = new Map<string, Entry>();
  #events = 0;

  constructor(limits: CollectorLimits = usualLimits) {
    this.#limits = limits;
  }

  get events(): number {
    return this.#events;
  }

  /** Takes an event: a record as JSON has it. */
  add(record: unknown): void {
    this.#events += 1;
    if (!isObject(record)) return;
    for (const [key, value] of Object.entries(record)) {
      // Queries write a key like that with one `@` more, so that it is no system field.
      this.#walk(key.startsWith('@') ? `@${key}` : key, value, 1);
    }
  }

  /** Takes a field of the last event that is not in its record; an example is all there is to it. */
  addSystemField(name: string, example: string | undefined): void {
    const entry = this.#met(name);
    entry.example ??= example;
    entry.values = undefined;
  }

  /** Takes over what was collected elsewhere. */
  merge({ events, fields }: Collected): void {
    this.#events += events;
    for (const { name, count, example, occurrences, values } of fields) {
      const entry = this.#entryOf(name);
      entry.count += count;
      entry.example ??= example;
      entry.occurrences += occurrences;
      if (values === undefined) entry.values = undefined;
      else entry.values?.merge(values);
    }
  }

  collected(): Collected {
    const fields = Array.from(this.#entries, ([name, entry]) => ({
      name,
      count: entry.count,
      example: entry.example,
      occurrences: entry.occurrences,
      values: entry.values?.counts,
    }));
    return { events: this.#events, fields };
  }

  /** Null, objects and lists are no values, as everywhere. */
  #walk(path: string, value: unknown, depth: number): void {
    if (depth > deepest || path.length > longestPath) return;
    if (Array.isArray(value)) {
      for (const item of value.slice(0, longestList)) this.#walk(`${path}.N`, item, depth + 1);
    } else if (isObject(value)) {
      for (const [key, inner] of Object.entries(value)) {
        this.#walk(`${path}.${key}`, inner, depth + 1);
      }
    } else if (isLeaf(value)) {
      this.#take(path, value);
    }
  }

  #take(path: string, value: Leaf): void {
    const entry = this.#met(path);
    const text = String(value);
    if (entry.ofEvent.includes(text)) return;
    if (entry.ofEvent.length < longestList) entry.ofEvent.push(text);
    entry.example ??= text === '' ? undefined : shortened(text);
    entry.occurrences += 1;
    const { values } = entry;
    if (values === undefined || !isCountable(value, text)) return;
    values.add(text);
    const isTimeToJudge = entry.occurrences % patience === 0;
    if (isTimeToJudge && values.repeated * leastShare < entry.occurrences) entry.values = undefined;
  }

  /** The field's entry, its event counted. */
  #met(path: string): Entry {
    const entry = this.#entryOf(path);
    if (entry.lastEvent === this.#events) return entry;
    entry.lastEvent = this.#events;
    entry.ofEvent.length = 0;
    entry.count += 1;
    return entry;
  }

  #entryOf(path: string): Entry {
    const known = this.#entries.get(path);
    if (known !== undefined) return known;
    if (this.#entries.size >= this.#limits.fields) this.#dropRarest();
    const entry: Entry = {
      count: 0,
      example: undefined,
      occurrences: 0,
      values: new FrequentValues(this.#limits.values),
      lastEvent: -1,
      ofEvent: [],
    };
    this.#entries.set(path, entry);
    return entry;
  }

  /** Half of them, so that it is not done for every new one: keys may be data, of which there is no end. */
  #dropRarest(): void {
    const byCount = [...this.#entries].sort(([, a], [, b]) => a.count - b.count);
    for (const [name] of byCount.slice(0, Math.ceil(byCount.length / 2))) {
      this.#entries.delete(name);
    }
  }
}

type Leaf = string | number | boolean;

const isLeaf = (value: unknown): value is Leaf =>
  typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean';

/** Longer texts are no values that anyone would choose from a list. */
const longestValue = 100;

const longestPath = 400;
const deepest = 32;

/** Items of a list that are looked at: the others of an event are much the same. */
const longestList = 64;

/** Occurrences of a field after which it is looked at whether its values recur at all. */
const patience = 2048;

/** Of the occurrences, at least one in so many has to be of a value that recurs. */
const leastShare = 10;

/** Times are always others, and a number that JSON's reader has rounded is none of the log. */
function isCountable(value: Leaf, text: string): boolean {
  if (typeof value === 'number') return Math.abs(value) <= Number.MAX_SAFE_INTEGER;
  return text !== '' && text.length <= longestValue && !/^\d{4}-\d\d-\d\d[T ]\d\d:/.test(text);
}

function shortened(text: string): string {
  return text.length <= longestValue ? text : `${text.slice(0, longestValue - 1)}…`;
}
