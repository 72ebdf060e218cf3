import { decodeText } from './decode-text.ts';
import { type Dictionary, missingCode } from './kernel/dictionary.ts';
import { layOutPaths, type PathLayout } from './kernel/path-layout.ts';
import type { Text, TextMemory } from './kernel/text-memory.ts';
import type { Leaf } from './leaf.ts';
import { addPath, createStep } from './path-tree.ts';

/**
 * Runs over one JSON object and remembers where the values of the wanted paths lie, in one pass and
 * without making anything of the rest. The kernel does it; this is its state for one set of paths.
 *
 * It answers as flattening the parsed object would: of equal keys the last one counts, whole; null,
 * objects and lists are no values. Of different keys with the same flattened name ("a.b", and "b"
 * in "a") the last in the text counts. What is skipped is only looked at as far as needed to find
 * its end, so text that is no JSON inside a skipped value is not noticed.
 */
export class RecordWalker {
  readonly #memory: TextMemory;
  readonly #root = createStep();
  readonly #paths: string[] = [];
  readonly #dictionaries: (Dictionary | undefined)[] = [];
  #generation = -1;
  /** What of the paths lies in the memory; undefined where they have to be laid out again. */
  #layout: PathLayout | undefined;
  /** The index of the first slot in the memory's words. */
  #slots = 0;
  /** How many of the slots the last walk has filled; none where what it found is void. */
  #filled = 0;

  constructor(memory: TextMemory) {
    this.#memory = memory;
    for (const key of marks) this.slotOf(key);
  }

  /** The slot in which `start` and `end` find the path's value after the next walk. */
  slotOf(path: string): number {
    const step = addPath(this.#root, path);
    if (step.slot >= 0) return step.slot;
    step.slot = this.#paths.length;
    this.#paths.push(path);
    this.#layout = undefined;
    return step.slot;
  }

  /** Has to be called when others may have used the memory since the last walk. */
  prepare(): void {
    if (this.#memory.generation !== this.#generation && this.#dictionaries.length > 0) {
      // Whoever has codes would take them for others.
      throw new Error('dictionaries were dropped in the midst of a query');
    }
    this.#generation = this.#memory.generation;
    this.#filled = 0;
    if (this.#memory.pathsOwner !== this) this.#layout = undefined;
  }

  /** Where the slot's value begins, quotes included; -1 where there is none. */
  start(slot: number): number {
    return slot < this.#filled ? (this.#memory.words[this.#slots + 2 * slot] ?? -1) : -1;
  }

  /** True where the last object has one of the keys that nearly every record has. */
  get hasMark(): boolean {
    for (let slot = 0; slot < marks.length; slot += 1) if (this.start(slot) >= 0) return true;
    return false;
  }

  /** The place behind the slot's value. */
  end(slot: number): number {
    return slot < this.#filled ? (this.#memory.words[this.#slots + 2 * slot + 1] ?? -1) : -1;
  }

  /**
   * The code of the slot's value in the dictionary of its path: 1 where it is missing, -1 where the
   * dictionary does not take it. Equal bytes have equal codes for as long as the memory is of the
   * same generation, in this walker and in all others.
   */
  code(slot: number): number {
    const start = this.start(slot);
    return start < 0 ? missingCode : this.#dictionary(slot).codeOf(start, this.end(slot));
  }

  /** Where the dictionary of the slot's path lies in the memory; 0 where it has none. */
  dictionaryAt(slot: number): number {
    return this.#dictionary(slot).address;
  }

  /** The value of a code that `code` has given for the slot; it is decoded once. */
  valueOf(slot: number, code: number): Leaf | undefined {
    return this.#dictionary(slot).valueOf(code);
  }

  /**
   * The place behind the object that begins (with its brace) at `at`; -1 where it is damaged or does
   * not end.
   */
  walk(text: Text, at: number): number {
    if (this.#filled !== this.#paths.length) this.#layOut();
    return this.#memory.kernel.walk(at, text.end);
  }

  /**
   * Walks the object that comes next in a list, from `at` on, between two values. Gives the place
   * behind it; -1 where what comes is anything else than a whole object with a mark, for others to
   * look at.
   */
  walkNext(text: Text, at: number): number {
    if (this.#filled !== this.#paths.length) this.#layOut();
    return this.#memory.kernel.nextRecord(at, text.end, marks.length);
  }

  /** Where the object begins that `walkNext` has walked. */
  get nextStart(): number {
    return this.#memory.kernel.recordStart();
  }

  /** How far the last walk came that returned -1. */
  get reached(): number {
    return this.#memory.kernel.reachedPlace();
  }

  #dictionary(slot: number): Dictionary {
    const known = this.#dictionaries[slot];
    if (known !== undefined) return known;
    const dictionary = this.#memory.dictionaryOf(this.#paths[slot] ?? '');
    this.#dictionaries[slot] = dictionary;
    return dictionary;
  }

  #layOut(): void {
    this.#filled = this.#paths.length;
    if (this.#layout !== undefined) return;
    const memory = this.#memory;
    const layout = layOutPaths(memory.pathRoom, this.#root, this.#paths.length);
    this.#layout = layout;
    this.#slots = layout.slots / 4;
    memory.pathsOwner = this;
    memory.escapedStep = (step, start, end) =>
      layout.byName.get(step)?.get(decodeText(memory.bytes, start, end)) ?? 0;
    memory.kernel.usePaths(layout.root, layout.slots, this.#paths.length);
  }
}

/** Keys of which nearly every record has one; they have the first slots. */
const marks = ['eventVersion', 'eventTime', 'eventName'];
