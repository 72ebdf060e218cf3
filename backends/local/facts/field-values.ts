import type { FieldReader } from '#engine/field-source.ts';
import type { Scalar } from '#engine/plan/requirement.ts';
import { isStructure } from '#engine/values/reading.ts';
import { mostCodes, type ValueGatherer } from '../reader/value-gatherer.ts';
import { fingerprint } from './fingerprint.ts';

/** Of a field with more different values in a file nothing is kept. */
export const mostValues = mostCodes;

/** In place of a fingerprint: none was made yet. */
const unmade = 0;

/** The fingerprints of one field's values in one file after another. */
export class FieldValues {
  readonly #field: number;
  readonly #gatherer: ValueGatherer;
  readonly #read: FieldReader;
  /** By code. */
  #made = new Uint32Array(firstCodes);
  /** Values without a code that were met in the file. */
  readonly #others = new Set<Scalar>();
  #generation = 0;

  /** `field` is the place among the frequent fields. */
  constructor(field: number, gatherer: ValueGatherer, read: FieldReader) {
    this.#field = field;
    this.#gatherer = gatherer;
    this.#read = read;
  }

  /** Begins with another file; codes of before hold if they are of the same generation. */
  begin(generation: number): void {
    if (generation !== this.#generation) this.#made.fill(unmade);
    this.#generation = generation;
    this.#others.clear();
  }

  /** Takes the event's value, which has no code. */
  takeOther(): void {
    if (this.#others.size > mostValues) return;
    const value = this.#read();
    if (value !== undefined && !isStructure(value)) this.#others.add(value);
  }

  /** Adds the fingerprints of all values of the file; gives how many, undefined where too many. */
  addTo(fingerprints: number[]): number | undefined {
    const codes = this.#gatherer.codes(this.#field);
    const others = this.#others;
    if (codes === undefined || codes.length + others.size > mostValues) return undefined;
    for (const code of codes) fingerprints.push(this.#ofCode(code));
    for (const value of others) fingerprints.push(fingerprint(this.#field, value));
    return codes.length + others.size;
  }

  #ofCode(code: number): number {
    if (code >= this.#made.length) this.#grow(code);
    const known = this.#made[code] ?? unmade;
    if (known !== unmade) return known;
    const made = fingerprint(this.#field, this.#gatherer.valueOf(this.#field, code));
    this.#made[code] = made;
    return made;
  }

  #grow(code: number): void {
    const made = this.#made;
    this.#made = new Uint32Array(2 ** Math.ceil(Math.log2(code + 1)));
    this.#made.set(made);
  }
}

const firstCodes = 64;
