import type { ValueType } from '#language/catalogue/value-types.ts';
import type { CodedField } from '../field-source.ts';
import type { Value } from '../value.ts';
import { isTrue, toNumber, toText } from '../values/reading.ts';
import { timestampText } from '../values/timestamp-text.ts';
import { rankOf, type Rank } from '../values/order.ts';
import { conditionByCode, numberByCode, outcomeByCode } from './by-code.ts';
import type { Origin } from './origin.ts';

/** The values of one row, by slot (plan/frame.ts). */
export type Row = Value[];

export type Evaluate = (row: Row) => Value;
export type Condition = (row: Row) => boolean;

/** An expression that is ready to run. */
export interface Compiled {
  readonly type: ValueType;
  readonly read: Evaluate;
  /** True where the value is the same for every row: `read` then needs none. */
  readonly constant?: true;
  /** The same as `read`, where that is known to give booleans. */
  readonly holds?: Condition;
  /** What of an event alone decides the value, where that is a single thing. */
  readonly origin?: Origin | undefined;
}

/** The numbered field that alone decides a value. */
export const codedField = ({ origin }: Compiled): CodedField | undefined =>
  origin?.of === 'field' ? origin.field : undefined;

export const constant = (type: ValueType, value: Value): Compiled => ({
  type,
  read: () => value,
  constant: true,
});

/** What an expression that yields nothing compiles to. */
export const nothing: Compiled = constant('any', undefined);

/** The value of a constant expression; undefined for all others too. */
export const constantValue = (compiled: Compiled): Value =>
  compiled.constant === true ? compiled.read([]) : undefined;

/** Reads the text of an expression; only its static type tells a timestamp from a number. */
export const textReader = ({ type, read }: Compiled): ((row: Row) => string | undefined) =>
  type === 'timestamp'
    ? (row) => {
        const time = toNumber(read(row));
        return time === undefined ? undefined : timestampText(time);
      }
    : (row) => {
        const value = read(row);
        return typeof value === 'string' ? value : toText(value);
      };

/** Texts are read as numbers once for each code, where they have one. */
export const numberReader = (compiled: Compiled): ((row: Row) => number | undefined) => {
  const { read } = compiled;
  const field = codedField(compiled);
  const readNumber = (row: Row): number | undefined => toNumber(read(row));
  return field === undefined ? readNumber : numberByCode(field, readNumber);
};

/** Reads what rows are ordered by, once for each code. */
export const rankReader = (compiled: Compiled): ((row: Row) => Rank) => {
  const { read } = compiled;
  const field = codedField(compiled);
  const readRank = (row: Row): Rank => rankOf(read(row));
  return field === undefined ? readRank : outcomeByCode(field, readRank);
};

export const conditionOf = (compiled: Compiled): Condition => {
  const { read, holds } = compiled;
  if (holds !== undefined) {
    return holds;
  }
  const field = codedField(compiled);
  const isTrueIn = (row: Row): boolean => isTrue(read(row));
  return field === undefined ? isTrueIn : conditionByCode(field, isTrueIn);
};

export const conditional = (holds: Condition): Compiled => ({
  type: 'boolean',
  read: holds,
  holds,
});
