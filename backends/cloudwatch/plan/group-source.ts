import type { FieldReader, FieldSource } from '#engine/field-source.ts';
import type { Value } from '#engine/value.ts';
import { toNumber } from '#engine/values/reading.ts';
import type { PartialOutput } from './partial-stats.ts';

/** What a slice gave for a group, in the order of the outputs; undefined is missing. */
export type PartialRow = readonly (string | undefined)[];

/** Rows of slices as the engine reads events: each has its slice's time. */
export class GroupSource implements FieldSource {
  readonly #outputs: readonly PartialOutput[];
  #row: PartialRow = [];
  #time = 0;

  constructor(outputs: readonly PartialOutput[]) {
    this.#outputs = outputs;
  }

  stand(row: PartialRow, time: number): void {
    this.#row = row;
    this.#time = time;
  }

  bind(path: string): FieldReader {
    if (path === '@timestamp') return () => this.#time;
    const index = this.#outputs.findIndex(({ name }) => name === path);
    const isTime = this.#outputs[index]?.isTime === true;
    if (index < 0) return () => undefined;
    return isTime ? () => timeOf(this.#row[index]) : () => this.#row[index];
  }
}

/** Milliseconds of what CloudWatch prints as a date; anything else as it is. */
function timeOf(text: string | undefined): Value {
  if (text === undefined || !DATE.test(text)) return toNumber(text) ?? text;
  const time = Date.parse(`${text.replace(' ', 'T')}Z`);
  return Number.isNaN(time) ? text : time;
}

const DATE = /^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d(\.\d{1,3})?$/;
