import {
  beginsValue,
  closeBrace,
  closeBracket,
  colon,
  comma,
  type JsonText,
  nestedEnd,
  openBrace,
  openBracket,
  quote,
  spaceEnd,
  textEnd,
  valueEnd,
} from './json-text.ts';
import { addPath, createStep, type Key, type Step, stepBehind } from './path-tree.ts';

/**
 * Runs over one JSON object and remembers where the values of the wanted paths lie, in one pass and
 * without making anything of the rest.
 *
 * It answers as flattening the parsed object would: of equal keys the last one counts, whole; null,
 * objects and lists are no values. Of different keys with the same flattened name ("a.b", and "b"
 * in "a") the last in the text counts. What is skipped is only looked at as far as needed to find
 * its end, so text that is no JSON inside a skipped value is not noticed.
 */
export class RecordWalker {
  readonly #root = createStep();
  readonly #key: Key = { start: 0, end: 0, escaped: false };
  #slots = 0;
  #starts = new Int32Array(16);
  #ends = new Int32Array(16);
  #objects = 0;
  /** How far the last walk came that returned -1. */
  reached = 0;

  /** The slot in which `start` and `end` find the path's value after a walk. */
  slotOf(path: string): number {
    const step = addPath(this.#root, path);
    if (step.slot >= 0) return step.slot;
    step.slot = this.#slots;
    this.#slots += 1;
    if (this.#slots > this.#starts.length) this.#grow();
    return step.slot;
  }

  /** Where the slot's value begins, quotes included; -1 where there is none. */
  start(slot: number): number {
    return this.#starts[slot] ?? -1;
  }

  /** The place behind the slot's value. */
  end(slot: number): number {
    return this.#ends[slot] ?? -1;
  }

  /**
   * The place behind the object that begins (with its brace) at `position`; -1 where it is damaged
   * or does not end.
   */
  walk(json: JsonText, position: number): number {
    this.#starts.fill(-1, 0, this.#slots);
    return this.#object(json, position + 1, this.#root);
  }

  #grow(): void {
    const [starts, ends] = [this.#starts, this.#ends];
    this.#starts = new Int32Array(starts.length * 2);
    this.#ends = new Int32Array(ends.length * 2);
    this.#starts.set(starts);
    this.#ends.set(ends);
  }

  #object(json: JsonText, position: number, from: Step): number {
    const { bytes } = json;
    const key = this.#key;
    this.#objects += 1;
    const serial = this.#objects;
    let at = spaceEnd(json, position);
    if (bytes[at] === closeBrace) return at + 1;
    for (;;) {
      if (bytes[at] !== quote) return this.#fail(at);
      const escapes = json.escapes;
      key.start = at + 1;
      at = textEnd(json, at + 1);
      if (at < 0) return this.#fail(bytes.length);
      key.end = at - 1;
      key.escaped = json.escapes !== escapes;
      at = spaceEnd(json, at);
      if (bytes[at] !== colon) return this.#fail(at);
      at = spaceEnd(json, at + 1);
      const step = stepBehind(from, json, key);
      at = step === undefined ? this.#skip(json, at) : this.#member(json, at, step, serial);
      if (at < 0) return -1;
      at = spaceEnd(json, at);
      const byte = bytes[at];
      if (byte === closeBrace) return at + 1;
      if (byte !== comma) return this.#fail(at);
      at = spaceEnd(json, at + 1);
    }
  }

  /** A value behind a key: an earlier one behind the same key of the same object is forgotten. */
  #member(json: JsonText, position: number, step: Step, object: number): number {
    if (step.owner === object) this.#forget(step, step.start, step.end);
    const end = this.#value(json, position, step);
    step.owner = object;
    step.start = position;
    step.end = end;
    return end;
  }

  #value(json: JsonText, position: number, step: Step): number {
    const byte = json.bytes[position];
    const isLeaf = byte !== openBrace && byte !== openBracket && byte !== firstOfNull;
    if (byte === openBrace && step.children.size > 0) {
      this.#set(step.slot, -1, -1);
      return this.#object(json, position + 1, step);
    }
    if (byte === openBracket && step.lastPosition >= 0) {
      this.#set(step.slot, -1, -1);
      return this.#list(json, position + 1, step);
    }
    const end = this.#skip(json, position);
    this.#set(step.slot, isLeaf ? position : -1, end);
    return end;
  }

  #list(json: JsonText, position: number, from: Step): number {
    const { bytes } = json;
    let at = spaceEnd(json, position);
    if (bytes[at] === closeBracket) return at + 1;
    for (let index = 0; index <= from.lastPosition; index += 1) {
      const step = from.positions.get(index);
      at = step === undefined ? this.#skip(json, at) : this.#value(json, at, step);
      if (at < 0) return -1;
      at = spaceEnd(json, at);
      const byte = bytes[at];
      if (byte === closeBracket) return at + 1;
      if (byte !== comma) return this.#fail(at);
      at = spaceEnd(json, at + 1);
    }
    const end = nestedEnd(json, at);
    return end < 0 ? this.#fail(bytes.length) : end;
  }

  #skip(json: JsonText, position: number): number {
    const end = valueEnd(json, position);
    if (end >= 0) return end;
    return this.#fail(beginsValue(json, position) ? json.bytes.length : position);
  }

  #fail(at: number): number {
    this.reached = at;
    return -1;
  }

  #set(slot: number, start: number, end: number): void {
    if (slot < 0) return;
    this.#starts[slot] = start;
    this.#ends[slot] = end;
  }

  /** Forgets what was found behind the step between the two places. */
  #forget(step: Step, from: number, to: number): void {
    const start = this.start(step.slot);
    if (start >= from && start < to) this.#set(step.slot, -1, -1);
    for (const child of step.children.values()) this.#forget(child, from, to);
  }
}

/** No other value begins with `n`. */
const firstOfNull = 0x6e;
