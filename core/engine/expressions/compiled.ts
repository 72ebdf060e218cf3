import type { ValueType } from '#language/catalogue/value-types.ts';
import type { Value } from '../value.ts';
import { isTrue, toNumber, toText } from '../values/reading.ts';
import { timestampText } from '../values/timestamp-text.ts';

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
}

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

export const numberReader =
  ({ read }: Compiled): ((row: Row) => number | undefined) =>
  (row) =>
    toNumber(read(row));

export const conditionOf = ({ read, holds }: Compiled): Condition =>
  holds ?? ((row) => isTrue(read(row)));

export const conditional = (holds: Condition): Compiled => ({
  type: 'boolean',
  read: holds,
  holds,
});
