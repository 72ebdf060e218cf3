import { holds, nextStart, type Slots, widthAt } from './machine.ts';
import { ASCII } from './character-set.ts';
import { Operation, type Program } from './program.ts';

/** A search through one text. It may go on behind a match, and never does the same work twice. */
export interface Search {
  /** The first match that begins at a place or behind it. */
  readonly find: (from: number) => Slots | undefined;
}

/**
 * Backtracking in a time proportional to the text: a state (instruction, place) that led to no match
 * once leads to none again, so it is noted and not tried a second time, whatever the place where the
 * attempt began (as RE2's BitState does). Only states that can be reached in several ways are noted.
 * Finds what backtracking finds: the leftmost match, and of those the preferred one.
 */
export const backtracker = (program: Program): ((text: string) => Search) => {
  const shared = new Backtracker(program);
  return (text) => shared.begin(text);
};

/** So many bits the notes about a text need. */
export const bitsFor = ({ joinCount }: Program, text: string): number =>
  joinCount * (text.length + 1);

class Backtracker implements Search {
  readonly #program: Program;
  #text = '';
  /** A bit for each state, place by place. */
  #tried = new Uint32Array(0);
  /** What is left to do: pairs of instruction and place, or, negative, of slot and former value. */
  readonly #stack: number[] = [];
  readonly #slots: Slots;

  constructor(program: Program) {
    this.#program = program;
    this.#slots = new Int32Array(program.slots);
  }

  begin(text: string): Search {
    const words = Math.ceil(bitsFor(this.#program, text) / 32);
    if (words > this.#tried.length) {
      this.#tried = new Uint32Array(words * 2);
    } else {
      this.#tried.fill(0, 0, words);
    }
    this.#text = text;
    return this;
  }

  find(from: number): Slots | undefined {
    const text = this.#text;
    let start = nextStart(this.#program, text, from);
    while (start >= 0) {
      const end = this.#matchAt(start);
      if (end >= 0) {
        this.#forget(end);
        this.#slots[0] = start;
        this.#slots[1] = end;
        return this.#slots.slice();
      }
      start = nextStart(this.#program, text, start + widthAt(text, start));
    }
    return undefined;
  }

  /**
   * States at the end of a match may have led to it. Those before it are never asked for again, and
   * those behind it led to nothing.
   */
  #forget(place: number): void {
    const { joinCount } = this.#program;
    for (let bit = place * joinCount; bit < (place + 1) * joinCount; bit += 1) {
      this.#tried[bit >>> 5] = (this.#tried[bit >>> 5] ?? 0) & ~(1 << (bit & 31));
    }
  }

  #matchAt(start: number): number {
    this.#slots.fill(-1);
    const stack = this.#stack;
    stack.length = 0;
    stack.push(0, start);
    while (stack.length > 0) {
      const place = stack.pop() ?? 0;
      const instruction = stack.pop() ?? 0;
      if (instruction < 0) {
        this.#slots[-instruction] = place;
      } else {
        const end = this.#follow(instruction, place);
        if (end >= 0) {
          return end;
        }
      }
    }
    return -1;
  }

  /** Goes on from a state while it has a way; the end of the match, or -1 where it has none. */
  #follow(from: number, start: number): number {
    const { operations, first, second, joins } = this.#program;
    let instruction = from;
    let place = start;
    while (this.#isNew(joins[instruction] ?? -1, place)) {
      const operand = first[instruction] ?? 0;
      switch (operations[instruction]) {
        case Operation.character: {
          const width = this.#take(operand, place);
          if (width === 0) {
            return -1;
          }
          place += width;
          instruction += 1;
          break;
        }
        case Operation.split:
          this.#stack.push(second[instruction] ?? 0, place);
          instruction = operand;
          break;
        case Operation.jump:
          instruction = operand;
          break;
        case Operation.save:
          this.#stack.push(-operand, this.#slots[operand] ?? -1);
          this.#slots[operand] = place;
          instruction += 1;
          break;
        case Operation.assert:
          if (!holds(this.#program.assertions[operand], this.#text, place)) {
            return -1;
          }
          instruction += 1;
          break;
        default:
          return place;
      }
    }
    return -1;
  }

  /** The width of the character at a place where a set has it, else 0. */
  #take(set: number, place: number): number {
    const unit = this.#text.charCodeAt(place);
    if (unit < ASCII) {
      return this.#program.ascii[set * ASCII + unit] ?? 0;
    }
    const code = this.#text.codePointAt(place);
    if (code === undefined || this.#program.sets[set]?.has(code) !== true) {
      return 0;
    }
    return code > 0xffff ? 2 : 1;
  }

  /** Notes a state that can be reached in several ways; false where that was done before. */
  #isNew(join: number, place: number): boolean {
    if (join < 0) {
      return true;
    }
    const bit = place * this.#program.joinCount + join;
    const word = this.#tried[bit >>> 5] ?? 0;
    const mask = 1 << (bit & 31);
    this.#tried[bit >>> 5] = word | mask;
    return (word & mask) === 0;
  }
}
