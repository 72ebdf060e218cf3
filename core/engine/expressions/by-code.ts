import type { CodedField } from '../field-source.ts';
import type { Condition, Row } from './compiled.ts';

/*
 * What is computed of one numbered field is computed once for each code. A code is that of the
 * event on which the source stands, so nothing here may be given a row that has outlived its event.
 * None is: codes come with the source of events, which only a scan has, and a scan is through with
 * all rows of an event before it goes to the next one.
 */

/** Finds out once for each code whether a condition holds. */
export const conditionByCode = (field: CodedField, holds: Condition): Condition => {
  let outcomes = new Uint8Array(FIRST_CODES);
  return (row) => {
    const code = field.code();
    if (code < 0) {
      return holds(row);
    }
    if (code >= outcomes.length) {
      outcomes = enlarged(outcomes, new Uint8Array(roomFor(code)));
    }
    const known = outcomes[code];
    if (known !== UNKNOWN) {
      return known === TRUE;
    }
    const outcome = holds(row);
    outcomes[code] = outcome ? TRUE : FALSE;
    return outcome;
  };
};

const UNKNOWN = 0;
const FALSE = 1;
const TRUE = 2;

/** Reads a finite number, or that there is none, once for each code. */
export const numberByCode = (
  field: CodedField,
  read: (row: Row) => number | undefined,
): ((row: Row) => number | undefined) => {
  let numbers = new Float64Array(FIRST_CODES).fill(NOT_READ);
  return (row) => {
    const code = field.code();
    if (code < 0) {
      return read(row);
    }
    if (code >= numbers.length) {
      numbers = enlarged(numbers, new Float64Array(roomFor(code)).fill(NOT_READ));
    }
    let number = numbers[code] ?? NaN;
    if (number === NOT_READ) {
      number = read(row) ?? NaN;
      numbers[code] = number;
    }
    return Number.isNaN(number) ? undefined : number;
  };
};

/** No number of the engine is infinite. */
const NOT_READ = Infinity;

/** Computes anything once for each code. */
export const outcomeByCode = <Outcome>(
  field: CodedField,
  compute: (row: Row) => Outcome,
): ((row: Row) => Outcome) => {
  const outcomes: (Outcome | typeof notComputed)[] = [];
  return (row) => {
    const code = field.code();
    if (code < 0) {
      return compute(row);
    }
    while (outcomes.length <= code) {
      outcomes.push(notComputed);
    }
    const known = outcomes[code];
    // Told by identity: whatever else is there was computed.
    if (known !== notComputed) {
      return known as Outcome;
    }
    const outcome = compute(row);
    outcomes[code] = outcome;
    return outcome;
  };
};

const notComputed = Symbol('not computed');

/** Most fields have fewer different values. */
export const FIRST_CODES = 256;

/** The length of an array that has a place for the code and grows by doubling. */
export const roomFor = (code: number): number => 2 ** Math.ceil(Math.log2(code + 2));

/** The larger array with what is in the smaller one at its beginning. */
export const enlarged = <Numbers extends Uint8Array | Int32Array | Float64Array>(
  smaller: Numbers,
  larger: Numbers,
): Numbers => {
  larger.set(smaller);
  return larger;
};
