import type { CodedField, FieldReader, FieldSource } from '#engine/field-source.ts';
import { notNumbered, notRead } from '../columns/column.ts';
import type { ColumnStore } from '../columns/column-store.ts';
import { Notebook } from '../columns/notebook.ts';
import { timeNotRead } from '../columns/time-column.ts';
import type { EventCursor } from './event-cursor.ts';
import { readEventTime } from './event-time.ts';
import { quote } from './json-text.ts';
import type { TextMemory } from './kernel/text-memory.ts';
import { type Leaf, readLeaf } from './leaf.ts';
import { eventPointer } from './pointer.ts';
import type { RecordWalker } from './record-walker.ts';

/**
 * The fields of the event on which a cursor stands. What is read is noted, and what was noted before
 * is not read again: then the event's text need not even be open.
 */
export class EventFields implements FieldSource {
  readonly notebook = new Notebook();
  readonly #memory: TextMemory;
  readonly #walker: RecordWalker;
  readonly #cursor: EventCursor;
  readonly #store: ColumnStore;
  readonly #message: () => string;
  readonly #readers = new Map<string, FieldReader>();
  /** By path in the event's JSON. */
  readonly #leaves = new Map<string, LeafField>();

  constructor({ memory, walker, cursor, store, message }: Given) {
    this.#memory = memory;
    this.#walker = walker;
    this.#cursor = cursor;
    this.#store = store;
    this.#message = message;
  }

  bind(path: string): FieldReader {
    const known = this.#readers.get(path);
    if (known !== undefined) return known;
    const key = fieldKey(path);
    const reader = key === undefined ? this.#bindSystemField(path) : this.#leaf(key).read;
    this.#readers.set(path, reader);
    return reader;
  }

  code(path: string): CodedField | undefined {
    const key = fieldKey(path);
    return key === undefined ? undefined : this.#leaf(key);
  }

  derive(key: string, compute: FieldReader): FieldReader {
    const cursor = this.#cursor;
    const notes = this.notebook.derived(key);
    const values = this.#store.derivedValues(key);
    return () => {
      const known = notes.get(cursor.ordinal);
      if (known > 0) return values.valueOf(known);
      const value = compute();
      if (known === notRead) notes.set(cursor.ordinal, values.codeOf(value));
      return value;
    };
  }

  #bindSystemField(path: string): FieldReader {
    switch (path) {
      case '@timestamp':
        return this.#bindTimestamp();
      case '@message':
        return this.#message;
      case '@log':
        return this.#bindLog();
      case '@logStream':
        return this.#bindLogStream();
      case '@ptr':
        return this.#bindPointer();
      default:
        return () => undefined;
    }
  }

  #bindTimestamp(): FieldReader {
    const walker = this.#walker;
    const memory = this.#memory;
    const cursor = this.#cursor;
    const { times } = this.notebook;
    const slot = walker.slotOf('eventTime');
    const read = (): number => {
      cursor.arrive();
      const start = walker.start(slot);
      const { bytes, kernel } = memory;
      if (start < 0 || bytes[start] !== quote) return Number.NaN;
      const end = walker.end(slot) - 1;
      const time = kernel.timeAt(start + 1, end);
      return Number.isNaN(time) ? (readEventTime(bytes, start + 1, end) ?? Number.NaN) : time;
    };
    return () => {
      let time = times.get(cursor.ordinal);
      if (time === timeNotRead) {
        time = read();
        times.set(cursor.ordinal, time);
      }
      return Number.isNaN(time) ? undefined : time;
    };
  }

  #bindPointer(): FieldReader {
    const cursor = this.#cursor;
    const { offsets } = this.notebook;
    return () => {
      if (cursor.file.base === undefined) return eventPointer(cursor.place(0));
      let offset = offsets.get(cursor.ordinal);
      if (offset === timeNotRead) {
        cursor.arrive();
        offset = cursor.offset;
        offsets.set(cursor.ordinal, offset);
      }
      return eventPointer(cursor.place(offset));
    };
  }

  #bindAccount(): LeafReader {
    const recipient = this.#leaf('recipientAccountId');
    const caller = this.#leaf('userIdentity.accountId');
    return () => recipient.read() ?? caller.read();
  }

  #bindLog(): FieldReader {
    const account = this.#bindAccount();
    const cursor = this.#cursor;
    return () => {
      const id = account();
      return id === undefined ? cursor.sourceName : `${id}:${cursor.sourceName}`;
    };
  }

  #bindLogStream(): FieldReader {
    const account = this.#bindAccount();
    const region = this.#leaf('awsRegion');
    return () => {
      const [id, where] = [account(), region.read()];
      return id === undefined || where === undefined ? undefined : `${id}_CloudTrail_${where}`;
    };
  }

  #leaf(key: string): LeafField {
    const known = this.#leaves.get(key);
    if (known !== undefined) return known;
    const leaf = this.#bindLeaf(key);
    this.#leaves.set(key, leaf);
    return leaf;
  }

  #bindLeaf(key: string): LeafField {
    const walker = this.#walker;
    const memory = this.#memory;
    const cursor = this.#cursor;
    const notes = this.notebook.field(key);
    const slot = walker.slotOf(key);
    const code = (): number => {
      const known = notes.get(cursor.ordinal);
      if (known !== notRead) return known;
      cursor.arrive();
      const fresh = walker.code(slot);
      notes.set(cursor.ordinal, fresh);
      return fresh;
    };
    const valueOf = (number: number): Leaf | undefined => walker.valueOf(slot, number);
    const read = (): Leaf | undefined => {
      const number = code();
      if (number !== notNumbered) return valueOf(number);
      cursor.arrive();
      return readLeaf(memory.bytes, walker.start(slot), walker.end(slot));
    };
    return { code, valueOf, read };
  }
}

interface Given {
  readonly memory: TextMemory;
  readonly walker: RecordWalker;
  readonly cursor: EventCursor;
  /** Has the numbers of what is computed of messages. */
  readonly store: ColumnStore;
  /** Gives the event as text on one line. */
  readonly message: () => string;
}

/** Reads a leaf of JSON; see `FieldSource.bind`. */
type LeafReader = () => Leaf | undefined;

interface LeafField extends CodedField {
  readonly read: LeafReader;
}

/**
 * The path in the event's JSON; undefined for a system field. Keys of a record that begin with `@`
 * get one more, so that none passes for a system field.
 */
function fieldKey(path: string): string | undefined {
  if (!path.startsWith('@')) return path;
  return path.startsWith('@@') ? path.slice(1) : undefined;
}
