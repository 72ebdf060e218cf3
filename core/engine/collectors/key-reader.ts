import { enlarged, FIRST_CODES, roomFor } from '../expressions/by-code.ts';
import { codedField, type Compiled, type Evaluate, type Row } from '../expressions/compiled.ts';
import type { CodedField } from '../field-source.ts';
import type { Dictionary } from './dictionary.ts';

/** Finds the number of a key's value in its dictionary, for each code of the value once. */
export class KeyReader {
  private readonly read: Evaluate;
  private readonly field: CodedField | undefined;
  private readonly dictionary: Dictionary;
  /** By code; UNKNOWN where no value of the code was looked up yet. */
  private numbers = new Int32Array(FIRST_CODES).fill(UNKNOWN);

  constructor(key: Compiled, dictionary: Dictionary) {
    this.read = key.read;
    this.field = codedField(key);
    this.dictionary = dictionary;
  }

  numberIn(row: Row): number {
    const code = this.field === undefined ? -1 : this.field.code();
    if (code < 0) {
      return this.dictionary.numberOf(this.read(row));
    }
    const known = this.numbers[code] ?? UNKNOWN;
    return known === UNKNOWN ? this.learn(code, row) : known;
  }

  private learn(code: number, row: Row): number {
    if (code >= this.numbers.length) {
      this.numbers = enlarged(this.numbers, new Int32Array(roomFor(code)).fill(UNKNOWN));
    }
    const number = this.dictionary.numberOf(this.read(row));
    this.numbers[code] = number;
    return number;
  }
}

const UNKNOWN = -1;
