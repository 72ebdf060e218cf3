import type { FieldReader, FieldSource } from '#engine/field-source.ts';
import { compactJson } from './compact-json.ts';
import { csvMessages } from './csv-messages.ts';
import { decodeText } from './decode-text.ts';
import { readEventTime } from './event-time.ts';
import { newline, quote } from './json-text.ts';
import { type EventPlace, eventPointer } from './pointer.ts';
import { type Findings, RecordFinder } from './record-finder.ts';
import { RecordWalker } from './record-walker.ts';
import { utf8Text } from './utf8-text.ts';

/**
 * Reads the events of files, one file after another, one event after another: a field source over
 * bytes that parses no more than the fields that were bound.
 *
 * Fields are bound once and then read the event on which `next` stands. What a field is, is said at
 * `RecordWalker`; a text that is not valid JSON inside reads as it is written.
 */
export class EventReader implements FieldSource {
  #sourceName: string;
  readonly #walker = new RecordWalker();
  readonly #finder = new RecordFinder(this.#walker);
  readonly #fields = new Map<string, FieldReader>();
  #file: Pick<EventPlace, 'file' | 'stamp'> = { file: '', stamp: '' };
  #ordinal = -1;

  /** `sourceName` is the second half of `@log`. */
  constructor(sourceName: string) {
    this.#sourceName = sourceName;
  }

  /**
   * Begins with a file's content, decompressed; `file` is how its events' pointers name it. Its
   * source is that of the file before, unless it has another name.
   */
  open(
    content: Buffer,
    file: Pick<EventPlace, 'file' | 'stamp'>,
    sourceName: string = this.#sourceName,
  ): void {
    this.#sourceName = sourceName;
    const text = utf8Text(content);
    this.#finder.open(csvMessages(text) ?? text);
    this.#file = file;
    this.#ordinal = -1;
  }

  /** Goes to the next event; false where there is none. */
  next(): boolean {
    if (!this.#finder.next()) return false;
    this.#ordinal += 1;
    return true;
  }

  /** Lets go of the file's content. */
  close(): void {
    this.#finder.open(Buffer.alloc(0));
  }

  /** The bytes of the event. */
  get size(): number {
    return this.#finder.end - this.#finder.start;
  }

  /** The number of the event in its file, from 0. */
  get ordinal(): number {
    return this.#ordinal;
  }

  /** What the file has turned out to hold so far. */
  get findings(): Readonly<Findings> {
    return this.#finder.findings;
  }

  bind(path: string): FieldReader {
    const known = this.#fields.get(path);
    if (known !== undefined) return known;
    const reader = path.startsWith('@') ? this.#bindSystemField(path) : this.#bindField(path);
    this.#fields.set(path, reader);
    return reader;
  }

  /** The event as JSON text on one line. */
  message(): string {
    const { json, start, end } = this.#finder;
    const record = json.bytes.subarray(start, end);
    return (record.includes(newline) ? compactJson(record) : record).toString();
  }

  /** Keys of a record that begin with `@` get one more, so that none passes for a system field. */
  #bindSystemField(path: string): FieldReader {
    if (path.startsWith('@@')) return this.#bindField(path.slice(1));
    switch (path) {
      case '@timestamp':
        return this.#bindTimestamp();
      case '@message':
        return () => this.message();
      case '@log':
        return this.#bindLog();
      case '@logStream':
        return this.#bindLogStream();
      case '@ptr':
        return () => eventPointer({ ...this.#file, ordinal: this.#ordinal });
      default:
        return () => undefined;
    }
  }

  #bindTimestamp(): FieldReader {
    const walker = this.#walker;
    const finder = this.#finder;
    const slot = walker.slotOf('eventTime');
    return () => {
      const start = walker.start(slot);
      const { bytes } = finder.json;
      if (start < 0 || bytes[start] !== quote) return undefined;
      return readEventTime(bytes, start + 1, walker.end(slot) - 1);
    };
  }

  #bindAccount(): LeafReader {
    const recipient = this.#bindField('recipientAccountId');
    const caller = this.#bindField('userIdentity.accountId');
    return () => recipient() ?? caller();
  }

  #bindLog(): FieldReader {
    const account = this.#bindAccount();
    return () => {
      const id = account();
      return id === undefined ? this.#sourceName : `${id}:${this.#sourceName}`;
    };
  }

  #bindLogStream(): FieldReader {
    const account = this.#bindAccount();
    const region = this.#bindField('awsRegion');
    return () => {
      const [id, where] = [account(), region()];
      return id === undefined || where === undefined ? undefined : `${id}_CloudTrail_${where}`;
    };
  }

  #bindField(path: string): LeafReader {
    const walker = this.#walker;
    const finder = this.#finder;
    const slot = walker.slotOf(path);
    return () => {
      const start = walker.start(slot);
      if (start < 0) return undefined;
      const { bytes } = finder.json;
      const end = walker.end(slot);
      switch (bytes[start]) {
        case quote:
          return decodeText(bytes, start + 1, end - 1);
        case firstOfTrue:
          return true;
        case firstOfFalse:
          return false;
        default:
          return decodeText(bytes, start, end);
      }
    };
  }
}

/** Reads a leaf of JSON; see `FieldSource.bind`. */
type LeafReader = () => string | boolean | undefined;

const firstOfTrue = 0x74;
const firstOfFalse = 0x66;
