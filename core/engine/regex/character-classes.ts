import { ASCII, type CharacterSet } from './character-set.ts';

/**
 * Parts characters into classes, so that each set of an expression has all of a class or none of it:
 * what an automaton tells apart.
 */
export class CharacterClasses {
  readonly #sets: readonly CharacterSet[];
  readonly #numbers = new Map<string, number>();
  /** A character of each class. */
  readonly #examples: number[] = [];
  readonly #ascii = new Int32Array(ASCII);
  /** The last characters beyond ASCII by their low bits, and their classes. */
  readonly #lastCodes = new Int32Array(REMEMBERED).fill(-1);
  readonly #lastClasses = new Int32Array(REMEMBERED);

  constructor(sets: readonly CharacterSet[]) {
    this.#sets = sets;
    for (let code = 0; code < ASCII; code += 1) {
      this.#ascii[code] = this.#classify(code);
    }
  }

  of(code: number): number {
    if (code < ASCII) {
      return this.#ascii[code] ?? 0;
    }
    const slot = code % REMEMBERED;
    if (this.#lastCodes[slot] !== code) {
      this.#lastCodes[slot] = code;
      this.#lastClasses[slot] = this.#classify(code);
    }
    return this.#lastClasses[slot] ?? 0;
  }

  /** A character of a class. */
  example(number: number): number {
    return this.#examples[number] ?? -1;
  }

  #classify(code: number): number {
    const members = this.#sets.map(({ has }) => (has(code) ? '1' : '0')).join('');
    const number = this.#numbers.get(members) ?? this.#examples.push(code) - 1;
    this.#numbers.set(members, number);
    return number;
  }
}

const REMEMBERED = 1024;
