import type { Value } from '../value.ts';
import { numberText } from '../values/number-text.ts';
import { isStructure, toText } from '../values/reading.ts';

/**
 * Numbers the combinations of values that it is shown, from 0.
 *
 * Each value has a number in the dictionary of its place, and each pair of (combination so far,
 * next value) has a number again. So nothing is ever joined to a text, and no value can be crafted
 * to look like two: log content is hostile.
 */
export class KeyIndex {
  private readonly first: Dictionary | undefined;
  private readonly others: readonly { readonly values: Dictionary; readonly pairs: Pairs }[];
  /** Of each combination of several values, their numbers, one after the other. */
  private readonly combinations: number[] = [];
  private readonly numbers: number[] = [];

  constructor(width: number) {
    this.first = width > 0 ? new Dictionary() : undefined;
    this.others = Array.from({ length: Math.max(0, width - 1) }, () => ({
      values: new Dictionary(),
      pairs: new Pairs(),
    }));
  }

  get size(): number {
    return this.others.at(-1)?.pairs.size ?? this.first?.size ?? 0;
  }

  /** The number of a single value; faster than `find`, and the same where the width is 1. */
  findOne(value: Value): number {
    return this.first === undefined ? 0 : this.first.numberOf(value);
  }

  /** The number of the combination: the one that it was given when it was first seen. */
  find(values: readonly Value[]): number {
    const { size } = this;
    let combination = this.findOne(values[0]);
    this.numbers[0] = combination;
    let place = 1;
    for (const { values: dictionary, pairs } of this.others) {
      const number = dictionary.numberOf(values[place]);
      this.numbers[place] = number;
      combination = pairs.numberOf(combination, number);
      place += 1;
    }
    if (combination === size && place > 1) {
      this.combinations.push(...this.numbers);
    }
    return combination;
  }

  /** The value at a place of a combination, as text. */
  valueAt(combination: number, place: number): Value {
    if (this.others.length === 0) {
      return this.first?.values[combination];
    }
    const width = this.others.length + 1;
    const number = this.combinations[combination * width + place] ?? 0;
    const dictionary = place === 0 ? this.first : this.others[place - 1]?.values;
    return dictionary?.values[number];
  }
}

/** Numbers pairs of numbers. */
class Pairs {
  /** Of two numbers below NEAR: their pair is a small integer, which is cheap to look up. */
  private readonly near = new Map<number, number>();
  private readonly far = new Map<number, number>();

  get size(): number {
    return this.near.size + this.far.size;
  }

  numberOf(a: number, b: number): number {
    return a < NEAR && b < NEAR
      ? this.numberIn(this.near, a * NEAR + b)
      : this.numberIn(this.far, a * FAR + b);
  }

  private numberIn(numbers: Map<number, number>, pair: number): number {
    const known = numbers.get(pair);
    if (known !== undefined) {
      return known;
    }
    const number = this.size;
    numbers.set(pair, number);
    return number;
  }
}

const NEAR = 2 ** 15;

/** Two numbers below it make one that a double holds exactly; memory ends long before it. */
const FAR = 2 ** 26;

/** Numbers the values of one place. What has the same text is the same value. */
class Dictionary {
  readonly values: (string | undefined)[] = [];
  private readonly byText = new Map<string | undefined, number>();
  /** Saves writing out the same number again and again. */
  private readonly byNumber = new Map<number, number>();

  get size(): number {
    return this.values.length;
  }

  numberOf(value: Value): number {
    if (typeof value === 'number') {
      return this.byNumber.get(value) ?? this.numberOfNumber(value);
    }
    const key = typeof value === 'string' ? value : keyOf(value);
    const known = this.byText.get(key);
    return known === undefined ? this.insert(key) : known;
  }

  private numberOfNumber(value: number): number {
    const number = this.numberOf(numberText(value));
    this.byNumber.set(value, number);
    return number;
  }

  private insert(key: string | undefined): number {
    const number = this.values.length;
    this.byText.set(key, number);
    this.values.push(key);
    return number;
  }
}

/** Lists and maps can't be keys: they count as missing (guide). */
const keyOf = (value: Value): string | undefined =>
  isStructure(value) ? undefined : toText(value);
