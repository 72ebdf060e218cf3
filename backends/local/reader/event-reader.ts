import type { CodedField, FieldReader, FieldSource } from '#engine/field-source.ts';
import { ColumnStore } from '../columns/column-store.ts';
import type { FileColumns } from '../columns/file-columns.ts';
import { compactJson } from './compact-json.ts';
import { csvMessages } from './csv-messages.ts';
import { EventCursor } from './event-cursor.ts';
import { EventFields } from './event-fields.ts';
import type { Findings } from './findings.ts';
import { newline } from './json-text.ts';
import { createLiteral, findLiteral } from './kernel/literal.ts';
import { type Text, threadMemory } from './kernel/text-memory.ts';
import type { PlacedFile } from './pointer.ts';
import { RecordFinder } from './record-finder.ts';
import { RecordWalker } from './record-walker.ts';
import { utf8Text } from './utf8-text.ts';
import { KernelGatherer, type ValueGatherer } from './value-gatherer.ts';
import type { Window } from './window.ts';

/**
 * Reads the events of files, one file after another, one event after another: a field source over
 * bytes that parses no more than the fields that were bound.
 *
 * Fields are bound once and then read the event on which `next` stands. What a field is, is said at
 * `RecordWalker`; a text that is not valid JSON inside reads as it is written.
 *
 * What is read is noted. A file whose notes were kept is not opened again before something of an
 * event is read that they don't have.
 */
export class EventReader implements FieldSource {
  readonly #memory = threadMemory();
  readonly #walker = new RecordWalker(this.#memory);
  readonly #finder = new RecordFinder(this.#memory, this.#walker);
  readonly #cursor: EventCursor;
  /** False where the notes of a window end with it. */
  #isNoted = true;
  readonly #fields: EventFields;
  /** Whether the text of the file has several lines; undefined where nobody has looked yet. */
  #lines: boolean | undefined;
  #linesOf: Text | undefined;

  /** `sourceName` is the second half of `@log`; the store is that of the thread, if it has one. */
  constructor(sourceName: string, store: ColumnStore = new ColumnStore()) {
    const cursor = new EventCursor(this.#finder, sourceName);
    this.#cursor = cursor;
    this.#fields = new EventFields({
      memory: this.#memory,
      walker: this.#walker,
      cursor,
      store,
      message: () => this.message(),
    });
  }

  /**
   * Begins with a file's content, decompressed; `file` is how its events' pointers name it. Its
   * source is that of the file before, unless it has another name.
   */
  open(content: Buffer, file: PlacedFile, sourceName: string = this.#cursor.sourceName): void {
    this.#openWhole(content);
    this.#begin(file, sourceName);
  }

  /**
   * Begins with a part of a file's content, decompressed: UTF-8 without byte order mark, and no CSV.
   * What follows goes to `more`.
   */
  openWindow(
    bytes: Uint8Array,
    window: Window,
    file: PlacedFile,
    sourceName: string = this.#cursor.sourceName,
  ): void {
    this.#openText(bytes, window);
    this.#begin(file, sourceName);
    this.#isNoted = window.isNoted === true;
  }

  /**
   * Begins with a file of which this is remembered. `readContent` gives the content when it is
   * needed, that of the same version, or throws; so does then what needed it.
   */
  openRemembered(
    remembered: FileColumns,
    readContent: () => Buffer,
    file: PlacedFile,
    sourceName: string = this.#cursor.sourceName,
  ): void {
    // Whoever takes over the memory may find its dictionaries full and drop them: not in the midst.
    if (!this.#memory.isOwner(this.#finder)) this.#openText(nothing);
    this.#begin(file, sourceName);
    this.#cursor.beginRemembered(remembered.events, () => this.#openWhole(readContent()));
    this.#fields.notebook.begin(remembered.inGeneration(this.generation));
  }

  /** Adds what was read of the file since it was opened; true where that was anything new. */
  noteInto(columns: FileColumns): boolean {
    if (!this.#isNoted) return false;
    return this.#fields.notebook.fill(columns);
  }

  #begin(file: PlacedFile, sourceName: string): void {
    this.#isNoted = true;
    this.#cursor.begin();
    this.#cursor.file = file;
    this.#cursor.sourceName = sourceName;
    this.#fields.notebook.begin(undefined);
  }

  #openWhole(content: Buffer): void {
    const text = utf8Text(content);
    this.#openText(csvMessages(text) ?? text, { final: true });
  }

  #openText(bytes: Uint8Array, window: Window = { final: true }): void {
    this.#finder.open(bytes, window);
    this.#lines = undefined;
  }

  /** Goes to the next event; false where there is none, or where `wantsMore` says so. */
  next(): boolean {
    return this.#cursor.next();
  }

  /** True where `next` has found no event for want of the bytes that follow in the file. */
  get wantsMore(): boolean {
    return this.#finder.wantsMore;
  }

  /** Goes on with the bytes that follow in the file; `final`: they are the last ones. */
  more(bytes: Uint8Array, final: boolean): void {
    this.#finder.more(bytes, final);
    this.#lines = undefined;
    if (this.#isNoted) return;
    this.#cursor.moveWindow();
    this.#fields.notebook.begin(undefined);
  }

  /** True where an event was passed over that is larger than any may be. */
  get hasOversized(): boolean {
    return this.#finder.hasOversized;
  }

  /** Lets go of the file's content. */
  close(): void {
    this.#finder.close();
  }

  /** The bytes of the event; 0 for one that is remembered while its file is not open. */
  get size(): number {
    return this.#cursor.isOpen ? this.#finder.end - this.#finder.start : 0;
  }

  /** False where the file is remembered and its text was not needed so far. */
  get isOpen(): boolean {
    return this.#cursor.isOpen;
  }

  /** The number of the event in its file, from 0. */
  get ordinal(): number {
    return this.#cursor.number;
  }

  /** Where the event begins in the file's content; for one inside a text, where the text ends. */
  get offset(): number {
    return this.#finder.offset;
  }

  /** Records of the same list have the same; see `RecordFinder.level`. */
  get level(): number {
    return this.#finder.level;
  }

  /** Differs once codes of before mean nothing. */
  get generation(): number {
    return this.#memory.generation;
  }

  /** What the dictionaries of codes take in memory. */
  get dictionaryBytes(): number {
    return this.#memory.dictionaryBytes;
  }

  /** What the file has turned out to hold so far. */
  get findings(): Readonly<Findings> {
    return this.#cursor.findings;
  }

  bind(path: string): FieldReader {
    return this.#fields.bind(path);
  }

  /** The values of an event's field by their codes, which hold as long as `generation`. */
  code(path: string): CodedField | undefined {
    return this.#fields.code(path);
  }

  /** Gathers the values of fields of files that are read, not remembered; each event once `next` is on it. */
  gather(paths: readonly string[]): ValueGatherer {
    return new KernelGatherer(this.#memory, this.#walker, paths);
  }

  derive(key: string, compute: FieldReader): FieldReader {
    return this.#fields.derive(key, compute);
  }

  /** The event as JSON text on one line. */
  message(): string {
    this.#cursor.arrive();
    const { start, end } = this.#finder;
    const memory = this.#memory;
    if (this.#isOnOneLine()) return memory.bytes.toString('utf8', start, end);
    return compactJson(memory, start, end).toString();
  }

  /**
   * A reader that says whether `message` of the event has the text in it; it gives undefined where
   * only the message itself can tell. Undefined instead of a reader where that is so for all events.
   */
  messageHolds(text: string): (() => boolean | undefined) | undefined {
    // What stands for bytes that are no UTF-8 is in the message alone.
    const literal = /[\uFFFD\n\p{Cs}]/u.test(text) ? undefined : createLiteral(text);
    if (literal === undefined) return undefined;
    const memory = this.#memory;
    const finder = this.#finder;
    return () => {
      this.#cursor.arrive();
      if (!this.#isOnOneLine()) return undefined;
      return findLiteral(memory, literal, finder.start, finder.end) >= 0;
    };
  }

  /** True where the event's text is its message as it stands. */
  #isOnOneLine(): boolean {
    const { text, start, end } = this.#finder;
    const { bytes } = this.#memory;
    if (this.#linesOf !== text || this.#lines === undefined) {
      this.#linesOf = text;
      this.#lines = bytes.subarray(text.start, text.end).includes(newline);
    }
    return !this.#lines || !bytes.subarray(start, end).includes(newline);
  }
}

const nothing = Buffer.alloc(0);
