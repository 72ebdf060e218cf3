import { braceOrLineEnd, separatorsEnd } from './between-values.ts';
import { decodeText } from './decode-text.ts';
import { beginsWithList, lookInto, nextCarrier } from './envelopes.ts';
import { noFindings } from './findings.ts';
import { type Frame, frameOf, type Loss, lost, nothing, type Search, unknown } from './frame.ts';
import { closeBracket, comma, openBrace, openBracket, quote } from './json-text.ts';
import type { Text, TextMemory } from './kernel/text-memory.ts';
import { Recovery } from './recovery.ts';
import type { RecordWalker } from './record-walker.ts';
import { wholeFile, type Window } from './window.ts';

/**
 * Finds the records of a file one after another, whatever they are wrapped in (`envelopes.ts`), and
 * goes on behind damage: at the next object that begins with the key with which the records of this
 * file begin.
 *
 * It sees the file whole, or through a window that moves on. Where something ends with the window
 * that may go on in the file, `next` asks for more and changes nothing, so that windows of any size
 * find the same records.
 */
export class RecordFinder {
  readonly #memory: TextMemory;
  readonly #walker: RecordWalker;
  #frames: Frame[] = [];
  #main: Text = nowhere;
  /** Where the main text's first byte lies in its file. */
  #offset = 0;
  #isFinal = true;
  readonly #recovery: Recovery;
  #search: Search | undefined;
  findings = noFindings();
  /** True where `next` needs the bytes that follow in the file; `more` takes them. */
  wantsMore = false;
  /** True where an object was given up that is too large to be a record. */
  hasOversized = false;
  /** Where the current record lies in the memory, and in which text. */
  text: Text = nowhere;
  start = 0;
  end = 0;

  constructor(memory: TextMemory, walker: RecordWalker) {
    this.#memory = memory;
    this.#walker = walker;
    this.#recovery = new Recovery(memory);
  }

  /** Begins with the bytes of another file: UTF-8, without byte order mark. They are copied. */
  open(bytes: Uint8Array, { final, inList = false }: Window = wholeFile): void {
    this.findings = noFindings();
    this.wantsMore = false;
    this.hasOversized = false;
    this.#frames = [];
    this.#memory.claim(this);
    this.#walker.prepare();
    const text = this.#memory.push(bytes);
    this.#main = text;
    this.#offset = 0;
    this.#isFinal = final;
    this.#recovery.begin(bytes.length);
    this.#search = undefined;
    this.#frames = [frameOf('values', text)];
    if (!inList) return;
    this.findings.envelope = true;
    // As in a whole file, so that what follows the list is read as members of its envelope.
    this.#frames.push(frameOf('members', text), frameOf('list', text));
  }

  /**
   * Goes on with the bytes that follow in the file, after `next` has asked for more. The current
   * record is gone then.
   */
  more(bytes: Uint8Array, final: boolean): void {
    const main = this.#main;
    const from = this.#frames.at(-1)?.position ?? main.end;
    const shift = from - main.start;
    this.#memory.slide(main, from, bytes);
    this.#offset += shift;
    this.#recovery.extend(bytes.length);
    this.#isFinal = final;
    for (const frame of this.#frames) {
      frame.position = Math.max(frame.position - shift, main.start);
      frame.resumed -= shift;
    }
    if (final) this.#leaveUsedUp();
  }

  /** Lets go of the file. */
  close(): void {
    this.#frames = [];
    if (this.#memory.isOwner(this)) this.#memory.clear();
  }

  /** Where the current record begins in its file; for one inside a text, the place behind the text. */
  get offset(): number {
    if (this.text === this.#main) return this.#offset + this.start - this.#main.start;
    const outer = this.#frames.findLast(({ text }) => text === this.#main);
    return this.#offset + (outer?.position ?? this.#main.end) - this.#main.start;
  }

  /**
   * In how many texts, lists and envelopes the current record lies; -1 for one inside a text of
   * JSON. Records of the same list have the same.
   */
  get level(): number {
    return this.text === this.#main ? this.#frames.length : -1;
  }

  /**
   * Goes to the next record, whose fields the walker then knows; false where there is none, or where
   * `wantsMore` says that this can't be known yet.
   */
  next(): boolean {
    if (!this.#memory.isOwner(this)) throw new Error('another reader has taken the memory');
    this.wantsMore = false;
    const frame = this.#frames.at(-1);
    if (frame?.kind === 'list') {
      const end = this.#walker.walkNext(frame.text, frame.position);
      if (end >= 0) return this.#accept(frame, this.#walker.nextStart, end);
    }
    return this.#find();
  }

  /** The same where what comes is anything else than one more record of the same list. */
  #find(): boolean {
    for (;;) {
      if (this.#search !== undefined && !this.#searchOn(this.#search)) return false;
      const frame = this.#frames.at(-1);
      if (frame === undefined) return false;
      const at = this.#nextValue(frame);
      if (at === nothing) this.#leave(frame);
      else if (at >= 0) {
        if (this.#enter(frame, at)) return true;
        // Between members the key has to be read again.
        if (this.wantsMore && frame.kind !== 'members') frame.position = at;
      }
      if (this.wantsMore) return false;
    }
  }

  /** Goes on in the frame around this one, unless this one has used up their common text. */
  #leave(frame: Frame): void {
    this.#frames.pop();
    const parent = this.#frames.at(-1);
    if (parent?.text !== frame.text) {
      if (frame.text !== this.#main) this.#memory.pop(frame.text);
      return;
    }
    parent.position = frame.position;
    parent.resumed = frame.position;
    if (!this.#isOpen(frame)) this.#leaveUsedUp();
  }

  /** Leaves the frame whose text ends where the frame inside it did. */
  #leaveUsedUp(): void {
    const frame = this.#frames.at(-1);
    if (frame === undefined || frame.resumed !== frame.position) return;
    if (frame.position >= frame.text.end) this.#leave(frame);
  }

  /** True where the file goes on behind the frame's text. */
  #isOpen({ text }: Frame): boolean {
    return !this.#isFinal && text === this.#main;
  }

  #ask(): typeof unknown {
    this.wantsMore = true;
    return unknown;
  }

  #nextValue(frame: Frame): number {
    switch (frame.kind) {
      case 'values':
        return this.#nextInText(frame);
      case 'list':
        return this.#nextInList(frame);
      case 'members':
        return this.#nextInMembers(frame);
    }
  }

  /** Values follow one another with or without something between; what is not JSON is passed over. */
  #nextInText(frame: Frame): number {
    const memory = this.#memory;
    const { text } = frame;
    for (;;) {
      const at = separatorsEnd(memory, text, frame.position);
      frame.position = at;
      if (at >= text.end) return this.#isOpen(frame) ? this.#ask() : nothing;
      const byte = memory.bytes[at];
      if (byte === openBrace || byte === openBracket || byte === quote) return at;
      const next = braceOrLineEnd(memory, text, at);
      if (next >= text.end && this.#isOpen(frame)) return this.#ask();
      frame.position = next;
      if (next < text.end && memory.bytes[next] === openBrace) return next;
      if (!frame.lost) this.findings.foreign += 1;
    }
  }

  #nextInList(frame: Frame): number {
    const { bytes, kernel } = this.#memory;
    const { end } = frame.text;
    let at = frame.position;
    for (;;) {
      while (bytes[at] === comma || (bytes[at] ?? 0) <= 0x20) at += 1;
      if (at >= end) return this.#endInList(frame);
      const byte = bytes[at];
      if (byte === openBrace || byte === openBracket || byte === quote) return at;
      if (byte === closeBracket) {
        frame.position = at + 1;
        return nothing;
      }
      const next = kernel.valueEnd(at, end);
      if (next < 0) {
        if (this.#isCut(frame, kernel.reachedPlace())) return this.#ask();
        return this.#lose(frame, { at, reached: at, inRecord: false, leaves: true });
      }
      at = next;
    }
  }

  #endInList(frame: Frame): number {
    const { findings } = this;
    if (this.#isOpen(frame)) return this.#ask();
    findings.cut ||= findings.envelope || findings.records > 0;
    frame.position = frame.text.end;
    return nothing;
  }

  #nextInMembers(frame: Frame): number {
    const { text, position } = frame;
    const found = nextCarrier(this.#memory, text, position);
    if (found.kind === 'member') return found.at;
    if (found.kind === 'broken') {
      if (found.isCut && this.#isOpen(frame)) return this.#ask();
      const loss = { at: position, reached: found.at, inRecord: false, leaves: true };
      return this.#lose(frame, loss);
    }
    frame.position = found.at;
    return nothing;
  }

  /** True where reading failed for want of what follows in the file. */
  #isCut(frame: Frame, reached: number): boolean {
    return reached >= frame.text.end && this.#isOpen(frame);
  }

  /** Steps into the value at `at`; true where it is a record. */
  #enter(frame: Frame, at: number): boolean {
    switch (this.#memory.bytes[at]) {
      case openBrace:
        return this.#enterObject(frame, at);
      case openBracket:
        this.#push(frame, frameOf('list', frame.text, at + 1));
        return false;
      default:
        return this.#enterText(frame, at);
    }
  }

  #enterObject(frame: Frame, at: number): boolean {
    if (frame.kind !== 'list' && beginsWithList(this.#memory, at)) {
      this.findings.envelope = true;
      this.#push(frame, frameOf('members', frame.text, at + 1));
      return false;
    }
    const end = this.#walker.walk(frame.text, at);
    if (end >= 0 && this.#walker.hasMark) return this.#accept(frame, at, end);
    const isCut = end < 0 && this.#isCut(frame, this.#walker.reached);
    if (isCut && frame.text.end - at < largestRecord) {
      this.wantsMore = true;
      return false;
    }
    this.hasOversized ||= isCut;
    return this.#enterUnmarked(frame, at, end);
  }

  #accept(frame: Frame, start: number, end: number): true {
    frame.position = end;
    this.text = frame.text;
    this.start = start;
    this.end = end;
    if (this.findings.records === 0) this.#recovery.learn(frame.text, start);
    this.findings.records += 1;
    return true;
  }

  /** An object that is an envelope, an unusual record, damaged, or something else. */
  #enterUnmarked(frame: Frame, at: number, end: number): boolean {
    const { reached } = this.#walker;
    const { text } = frame;
    const { isRecord, isEnvelope, isCell, isDigest } = lookInto(this.#memory, text, at);
    if (isDigest) this.findings.digest = true;
    if (isRecord && end >= 0) return this.#accept(frame, at, end);
    if (isEnvelope) {
      this.findings.envelope = true;
      this.#push(frame, frameOf('members', text, at + 1));
    } else if (end < 0) {
      this.#lose(frame, { at, reached, inRecord: isRecord, leaves: false });
    } else {
      // A cell of a query's results; only that of @message carries anything.
      if (!frame.lost && !isCell) this.findings.foreign += 1;
      frame.position = end;
    }
    return false;
  }

  /** A text that holds JSON, as `CloudTrailEvent` of `lookup-events` does. */
  #enterText(frame: Frame, at: number): boolean {
    const { bytes, kernel } = this.#memory;
    const { end: textEnd } = frame.text;
    const end = kernel.textEnd(at + 1, textEnd);
    if (end < 0) {
      if (this.#isOpen(frame)) this.wantsMore = true;
      else this.#lose(frame, { at, reached: textEnd, inRecord: false, leaves: false });
      return false;
    }
    frame.position = end;
    if (!bytes.subarray(at + 1, end - 1).includes(openBrace)) {
      if (!frame.lost) this.findings.foreign += 1;
      return false;
    }
    const inner = Buffer.from(decodeText(bytes, at + 1, end - 1));
    this.#push(frame, frameOf('values', this.#memory.push(inner), undefined, frame.lost));
    return false;
  }

  #push(parent: Frame, frame: Frame): void {
    if (this.#frames.length < deepest) {
      this.#frames.push(frame);
      return;
    }
    if (frame.text !== parent.text) this.#memory.pop(frame.text);
    const at = parent.position;
    this.#lose(parent, { at, reached: at, inRecord: false, leaves: false });
  }

  /**
   * Gives up a value, and has the next record looked for.
   */
  #lose(frame: Frame, { at, reached, inRecord, leaves }: Loss): typeof lost {
    const { findings } = this;
    const isLog = inRecord || findings.envelope || findings.records > 0;
    if (isLog) findings.damaged += 1;
    else if (!frame.lost) findings.foreign += 1;
    this.#recovery.spend(reached - at + 1);
    frame.kind = 'values';
    frame.lost = true;
    frame.position = at + 1;
    this.#search = { frame, isLog, leaves };
    return lost;
  }

  /** Goes to the next record behind a loss; false where more is needed for that. */
  #searchOn({ frame, isLog, leaves }: Search): boolean {
    const next = this.#recovery.search(frame.text, frame.position);
    if (next < 0 && this.#isOpen(frame)) {
      frame.position = this.#recovery.resumption(frame.text, frame.position);
      this.wantsMore = true;
      return false;
    }
    this.#search = undefined;
    frame.position = next < 0 ? frame.text.end : next;
    if (next < 0 && isLog) this.findings.cut = true;
    if (leaves) this.#leave(frame);
    return true;
  }
}

/** More envelopes than this in one another are not opened. */
const deepest = 16;

/** An object that is longer, in bytes, is no record: CloudTrail's have 1 MiB at most. */
const largestRecord = 64 * 1024 ** 2;

const nowhere: Text = { start: 0, end: 0 };
