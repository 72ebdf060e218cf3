import type { Value } from '../value.ts';
import { Dictionary } from './dictionary.ts';
import type { DictionaryColumn } from './packed-column.ts';
import { Pairs } from './pairs.ts';

/**
 * Numbers the combinations of values that it is shown, from 0.
 *
 * Each value has a number in the dictionary of its place, and each pair of (combination so far,
 * next value) has a number again. So nothing is ever joined to a text, and no value can be crafted
 * to look like two: log content is hostile.
 */
export class KeyIndex {
  /** Of each place. */
  readonly dictionaries: readonly Dictionary[];
  /** Of each place but the first, with all places before it. */
  private readonly pairs: readonly Pairs[];
  /** Of each combination of several values, their numbers, one after the other. */
  private readonly combinations: number[] = [];
  private readonly numbers: number[] = [];

  constructor(width: number) {
    this.dictionaries = Array.from({ length: width }, () => new Dictionary());
    this.pairs = Array.from({ length: Math.max(0, width - 1) }, () => new Pairs());
  }

  get size(): number {
    return this.pairs.at(-1)?.size ?? this.dictionaries[0]?.size ?? 0;
  }

  /** The number of the combination: the one that it was given when it was first seen. */
  find(values: readonly Value[]): number {
    const { dictionaries, numbers } = this;
    for (let place = 0; place < dictionaries.length; place += 1) {
      numbers[place] = dictionaries[place]?.numberOf(values[place]) ?? 0;
    }
    return this.combine(numbers);
  }

  /** The same for values by their numbers in the dictionaries. */
  combine(numbers: readonly number[]): number {
    const { pairs } = this;
    let combination = numbers[0] ?? 0;
    let known = Infinity;
    for (let place = 0; place < pairs.length; place += 1) {
      const pair = pairs[place];
      known = pair?.size ?? 0;
      combination = pair?.numberOf(combination, numbers[place + 1] ?? 0) ?? 0;
    }
    if (combination >= known) {
      this.combinations.push(...numbers);
    }
    return combination;
  }

  /** The values at a place of all combinations. */
  columnAt(place: number): DictionaryColumn {
    const { size, combinations } = this;
    const width = this.dictionaries.length;
    const codes = new Uint32Array(size);
    for (let combination = 0; combination < size; combination += 1) {
      codes[combination] =
        width > 1 ? (combinations[combination * width + place] ?? 0) : combination;
    }
    return { values: this.dictionaries[place]?.values ?? [], codes };
  }

  /** Finds combinations of values at places of columns, each of which is looked up once. */
  finderIn(columns: readonly DictionaryColumn[]): (row: number) => number {
    const { dictionaries, numbers } = this;
    const translated = columns.map(({ values }, place) =>
      Uint32Array.from(values, (value) => dictionaries[place]?.numberOf(value) ?? 0),
    );
    return (row) => {
      for (let place = 0; place < columns.length; place += 1) {
        numbers[place] = translated[place]?.[columns[place]?.codes[row] ?? 0] ?? 0;
      }
      return this.combine(numbers);
    };
  }

  /** The value at a place of a combination, as text. */
  valueAt(combination: number, place: number): Value {
    const width = this.dictionaries.length;
    const number = width > 1 ? this.combinations[combination * width + place] : combination;
    return this.dictionaries[place]?.values[number ?? 0];
  }
}
