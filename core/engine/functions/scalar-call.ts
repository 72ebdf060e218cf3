import type { Expression } from '#language/syntax/ast.ts';
import type { Value } from '../value.ts';
import {
  nothing,
  numberReader,
  textReader,
  type Compiled,
  type Evaluate,
  type Row,
} from '../expressions/compiled.ts';

/** What a function is given when a query is planned. */
export interface ScalarCall {
  readonly arguments: readonly Compiled[];
  /** The arguments as written, for those that are no values: periods. */
  readonly expressions: readonly Expression[];
  /** What `@timestamp` means where the function stands. */
  readonly timestamp: () => Compiled;
  /** What `now()` is, in milliseconds since 1970. */
  readonly now: number;
}

/** Makes the reader of a call's value. */
export type ScalarFunction = (call: ScalarCall) => Evaluate;

export const argument = (call: ScalarCall, index: number): Compiled =>
  call.arguments[index] ?? nothing;

export const textArgument = (call: ScalarCall, index: number): ((row: Row) => string | undefined) =>
  textReader(argument(call, index));

export const numberArgument = (
  call: ScalarCall,
  index: number,
): ((row: Row) => number | undefined) => numberReader(argument(call, index));

/** A function of a text; missing where the text is. */
export const ofText =
  (apply: (text: string) => Value): ScalarFunction =>
  (call) => {
    const read = textArgument(call, 0);
    return (row) => {
      const text = read(row);
      return text === undefined ? undefined : apply(text);
    };
  };

/** A test of a text; false where the text is missing. */
export const ifText =
  (test: (text: string) => boolean): ScalarFunction =>
  (call) => {
    const read = textArgument(call, 0);
    return (row) => {
      const text = read(row);
      return text !== undefined && test(text);
    };
  };
