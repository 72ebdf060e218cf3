import type { Value } from '../value.ts';
import { numberText } from '../values/number-text.ts';
import { isStructure, toText } from '../values/reading.ts';

/** Numbers values from 0. What has the same text is the same value. */
export class Dictionary {
  readonly values: (string | undefined)[] = [];
  private readonly byText = new Map<string | undefined, number>();
  /** Saves writing out the same number again and again. */
  private readonly byNumber = new Map<number, number>();
  /** Times are mostly in the same period as those before them. */
  private latest = NaN;
  private numberOfLatest = 0;

  get size(): number {
    return this.values.length;
  }

  numberOf(value: Value): number {
    if (typeof value === 'number') {
      return value === this.latest ? this.numberOfLatest : this.numberOfNumber(value);
    }
    const key = typeof value === 'string' ? value : keyOf(value);
    const known = this.byText.get(key);
    return known === undefined ? this.insert(key) : known;
  }

  private numberOfNumber(value: number): number {
    const number = this.byNumber.get(value) ?? this.numberOf(numberText(value));
    this.byNumber.set(value, number);
    this.latest = value;
    this.numberOfLatest = number;
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
