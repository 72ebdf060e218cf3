import { decodeText } from './decode-text.ts';
import { beginsWithList, carriesRecords, nextMember, recordKeys } from './envelopes.ts';
import {
  closeBrace,
  closeBracket,
  comma,
  type JsonText,
  jsonText,
  newline,
  openBrace,
  openBracket,
  quote,
  spaceEnd,
  textEnd,
  valueEnd,
} from './json-text.ts';
import type { RecordWalker } from './record-walker.ts';

/** What a file turned out to hold. */
export interface Findings {
  records: number;
  /** Pieces that began like a record and could not be read to their end. */
  damaged: number;
  /** Whole values, or lines, that are no CloudTrail record and no envelope of one. */
  foreign: number;
  /** True where an envelope was recognised, even if there is nothing in it. */
  envelope: boolean;
  /** True where the text ends inside a list, or so much is damaged that the rest was given up. */
  cut: boolean;
  /** True for a digest file, which lists log files and is no log itself. */
  digest: boolean;
}

/**
 * Finds the records of a file one after another, whatever they are wrapped in (`envelopes.ts`), and
 * goes on behind damage: at the next object that begins with the key with which the records of this
 * file begin.
 */
export class RecordFinder {
  readonly #walker: RecordWalker;
  readonly #fastMarks: readonly number[];
  #frames: Frame[] = [];
  #firstKey: Buffer = defaultFirstKey;
  #patience = 0;
  findings = noFindings();
  /** Where the current record lies. */
  json: JsonText = jsonText(Buffer.alloc(0));
  start = 0;
  end = 0;

  constructor(walker: RecordWalker) {
    this.#walker = walker;
    this.#fastMarks = ['eventVersion', 'eventTime', 'eventName'].map((key) => walker.slotOf(key));
  }

  /** Begins with the bytes of another file: UTF-8, without byte order mark. */
  open(bytes: Buffer): void {
    this.findings = noFindings();
    this.#firstKey = defaultFirstKey;
    this.#patience = patienceOf(bytes);
    this.#frames = [{ kind: 'values', json: jsonText(bytes), position: 0, lost: false }];
  }

  /** Goes to the next record, whose fields the walker then knows; false where there is none. */
  next(): boolean {
    for (;;) {
      const frame = this.#frames.at(-1);
      if (frame === undefined) return false;
      const at = this.#nextValue(frame);
      if (at < 0) this.#leave(frame);
      else if (this.#enter(frame, at)) return true;
    }
  }

  /** Goes on in the frame around this one, unless this one has used up their common text. */
  #leave(frame: Frame): void {
    this.#frames.pop();
    const parent = this.#frames.at(-1);
    if (parent?.json !== frame.json) return;
    parent.position = frame.position;
    if (frame.position >= frame.json.bytes.length) this.#leave(parent);
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
    const { json } = frame;
    const { bytes } = json;
    let at = frame.position;
    for (;;) {
      at = separatorsEnd(json, at);
      const byte = bytes[at];
      if (byte === undefined) {
        frame.position = at;
        return -1;
      }
      if (byte === openBrace || byte === openBracket || byte === quote) return at;
      at = braceOrLineEnd(bytes, at);
      if (bytes[at] === openBrace) return at;
      if (!frame.lost) this.findings.foreign += 1;
    }
  }

  #nextInList(frame: Frame): number {
    const { json } = frame;
    const { bytes } = json;
    let at = frame.position;
    for (;;) {
      at = spaceEnd(json, at);
      while (bytes[at] === comma) at = spaceEnd(json, at + 1);
      const byte = bytes[at];
      if (byte === openBrace || byte === openBracket || byte === quote) return at;
      if (byte === closeBracket) {
        frame.position = at + 1;
        return -1;
      }
      if (byte === undefined) {
        this.findings.cut ||= this.findings.envelope || this.findings.records > 0;
        frame.position = bytes.length;
        return -1;
      }
      const end = valueEnd(json, at);
      if (end < 0) return this.#lose(frame, { at, reached: at, inRecord: false });
      at = end;
    }
  }

  #nextInMembers(frame: Frame): number {
    const { json } = frame;
    const found = nextMember(json, frame.position, (key, at) => carriesRecords(key, json, at));
    if (found.kind === 'member') return found.at;
    if (found.kind === 'broken') {
      return this.#lose(frame, { at: frame.position, reached: found.at, inRecord: false });
    }
    frame.position = found.at;
    return -1;
  }

  /** Steps into the value at `at`; true where it is a record. */
  #enter(frame: Frame, at: number): boolean {
    const { json } = frame;
    switch (json.bytes[at]) {
      case openBrace:
        return this.#enterObject(frame, at);
      case openBracket:
        this.#push(frame, { kind: 'list', json, position: at + 1, lost: false });
        return false;
      default:
        this.#enterText(frame, at);
        return false;
    }
  }

  #enterObject(frame: Frame, at: number): boolean {
    const { json } = frame;
    if (frame.kind !== 'list' && beginsWithList(json, at)) {
      this.findings.envelope = true;
      this.#push(frame, { kind: 'members', json, position: at + 1, lost: false });
      return false;
    }
    const end = this.#walker.walk(json, at);
    if (end >= 0 && this.#isMarked()) return this.#accept(frame, at, end);
    return this.#enterUnmarked(frame, at, end);
  }

  #isMarked(): boolean {
    for (const slot of this.#fastMarks) if (this.#walker.start(slot) >= 0) return true;
    return false;
  }

  #accept(frame: Frame, start: number, end: number): true {
    frame.position = end;
    this.json = frame.json;
    this.start = start;
    this.end = end;
    if (this.findings.records === 0) this.#firstKey = firstKeyOf(frame.json, start);
    this.findings.records += 1;
    return true;
  }

  /** An object that is an envelope, an unusual record, damaged, or something else. */
  #enterUnmarked(frame: Frame, at: number, end: number): boolean {
    const { json } = frame;
    let isCell = false;
    const found = nextMember(json, at + 1, (key, value) => {
      if (key === 'digestStartTime') this.findings.digest = true;
      if (key === 'field') isCell = true;
      return recordKeys.has(key) || carriesRecords(key, json, value);
    });
    const isRecord = found.kind === 'member' && recordKeys.has(found.key);
    if (isRecord && end >= 0) return this.#accept(frame, at, end);
    if (found.kind === 'member' && !isRecord) {
      this.findings.envelope = true;
      this.#push(frame, { kind: 'members', json, position: at + 1, lost: false });
    } else if (end < 0) {
      this.#lose(frame, { at, reached: this.#walker.reached, inRecord: isRecord });
    } else {
      // A cell of a query's results; only that of @message carries anything.
      if (!frame.lost && !isCell) this.findings.foreign += 1;
      frame.position = end;
    }
    return false;
  }

  /** A text that holds JSON, as `CloudTrailEvent` of `lookup-events` does. */
  #enterText(frame: Frame, at: number): void {
    const end = textEnd(frame.json, at + 1);
    if (end < 0) {
      this.#lose(frame, { at, reached: frame.json.bytes.length, inRecord: false });
      return;
    }
    frame.position = end;
    const content = frame.json.bytes.subarray(at + 1, end - 1);
    if (!content.includes(openBrace)) {
      if (!frame.lost) this.findings.foreign += 1;
      return;
    }
    const bytes = Buffer.from(decodeText(frame.json.bytes, at + 1, end - 1));
    this.#push(frame, { kind: 'values', json: jsonText(bytes), position: 0, lost: frame.lost });
  }

  #push(parent: Frame, frame: Frame): void {
    if (this.#frames.length < deepest) this.#frames.push(frame);
    else this.#lose(parent, { at: parent.position, reached: parent.position, inRecord: false });
  }

  /**
   * Gives up a value and goes on at the next record. Each loss costs patience, so that a file made
   * for it can't keep us reading the same bytes for ever. Always -1, as there is no value here.
   */
  #lose(frame: Frame, { at, reached, inRecord }: Loss): -1 {
    const { bytes } = frame.json;
    const { findings } = this;
    const isLog = inRecord || findings.envelope || findings.records > 0;
    if (isLog) findings.damaged += 1;
    else if (!frame.lost) findings.foreign += 1;
    this.#patience -= reached - at + 1;
    const next = this.#patience < 0 ? -1 : objectWithKey(bytes, this.#firstKey, at + 1);
    frame.kind = 'values';
    frame.lost = true;
    frame.position = next < 0 ? bytes.length : next;
    if (next < 0 && isLog) findings.cut = true;
    return -1;
  }
}

/** A value that could be read from `at` as far as `reached` and no further. */
interface Loss {
  readonly at: number;
  readonly reached: number;
  /** True where it is known to be a record. */
  readonly inRecord: boolean;
}

/** A text, list or object whose values are being looked at. Frames of one text go on in turn. */
interface Frame {
  kind: 'values' | 'list' | 'members';
  readonly json: JsonText;
  /** Where to go on. */
  position: number;
  /** True behind damage: pieces of broken records are not counted again. */
  lost: boolean;
}

/** More envelopes than this in one another are not opened. */
const deepest = 16;

const defaultFirstKey = Buffer.from('"eventVersion"');

const noFindings = (): Findings => ({
  records: 0,
  damaged: 0,
  foreign: 0,
  envelope: false,
  cut: false,
  digest: false,
});

const patienceOf = (bytes: Buffer): number => 8 * bytes.length + 65_536;

/** The first place at or behind `at` that is no white space and nothing that stands between values. */
function separatorsEnd({ bytes }: JsonText, position: number): number {
  for (let at = position; ; at += 1) {
    const byte = bytes[at];
    if (byte === undefined) return at;
    if (byte > 0x20 && byte !== comma && byte !== closeBracket && byte !== closeBrace) return at;
  }
}

/** The next brace of the line, else the line's end. */
function braceOrLineEnd(bytes: Buffer, position: number): number {
  for (let at = position; ; at += 1) {
    const byte = bytes[at];
    if (byte === openBrace || byte === newline || byte === undefined) return at;
  }
}

/** The first key of the object at `start`, with its quotes. */
function firstKeyOf(json: JsonText, start: number): Buffer {
  const key = spaceEnd(json, start + 1);
  return Buffer.from(json.bytes.subarray(key, textEnd(json, key + 1)));
}

/** The first object at or behind `position` that begins with the key; -1 if there is none. */
function objectWithKey(bytes: Buffer, key: Buffer, position: number): number {
  for (let at = bytes.indexOf(key, position); at >= 0; at = bytes.indexOf(key, at + 1)) {
    let before = at - 1;
    while (before > position && (bytes[before] ?? 0) <= 0x20) before -= 1;
    if (before >= position && bytes[before] === openBrace) return before;
  }
  return -1;
}
