import type { Expression } from '#language/syntax/ast.ts';
import type { EngineContext } from '../context.ts';
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
  readonly context: EngineContext;
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

/** A function of two texts; missing where one of them is. */
export const ofTexts =
  (apply: (text: string, other: string) => Value): ScalarFunction =>
  (call) => {
    const read = textArgument(call, 0);
    const readOther = textArgument(call, 1);
    return (row) => {
      const text = read(row);
      const other = readOther(row);
      return text === undefined || other === undefined ? undefined : apply(text, other);
    };
  };

/** A test of two texts; false where one of them is missing. */
export const ifTexts =
  (test: (text: string, other: string) => boolean): ScalarFunction =>
  (call) => {
    const read = textArgument(call, 0);
    const readOther = textArgument(call, 1);
    return (row) => {
      const text = read(row);
      const other = readOther(row);
      return text !== undefined && other !== undefined && test(text, other);
    };
  };

/**
 * What is made of a text argument that is mostly the same for every row, such as a format: made
 * anew only when the text changes. Undefined where the text is missing.
 */
export const prepared = <Made>(
  read: (row: Row) => string | undefined,
  make: (text: string) => Made,
): ((row: Row) => Made | undefined) => {
  let last: string | undefined;
  let made: Made | undefined;
  return (row) => {
    const text = read(row);
    if (text !== last) {
      last = text;
      made = text === undefined ? undefined : make(text);
    }
    return made;
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
