import type { ValueType } from '#language/catalogue/value-types.ts';
import type { Call } from '#language/syntax/ast.ts';
import type { ScalarFunction } from '../functions/scalar-call.ts';
import { compileField } from './compile-field.ts';
import type { Compiled, Evaluate } from './compiled.ts';
import type { Environment } from './environment.ts';
import { plain, remembered } from './operated.ts';
import { combinedOrigin } from './origin.ts';

/** A function with what it is called with. */
interface FunctionCall {
  readonly call: Call;
  /** The arguments. */
  readonly operands: readonly Compiled[];
  /** Tells it from all other functions. */
  readonly name: string;
  readonly type: ValueType;
}

/**
 * Functions may take more than their arguments: the event's time, or what a query is told of the
 * world outside. That shows when they are bound.
 */
export const compileFunction = (
  implementation: ScalarFunction,
  { call, operands, name, type }: FunctionCall,
  environment: Environment,
): Compiled => {
  const taken: Compiled[] = [...operands];
  let ofThisRun = false;
  const bind = (given: readonly Compiled[]): Evaluate =>
    implementation({
      arguments: given,
      expressions: call.arguments,
      timestamp() {
        const time = compileField('@timestamp', environment.frame);
        taken.push(time);
        return time;
      },
      get context() {
        ofThisRun = true;
        return environment.context;
      },
    });
  const read = bind(operands.map(plain));
  const origin = combinedOrigin(ofThisRun ? undefined : name, taken);
  return origin === undefined
    ? { type, read: bind(operands.map(remembered)) }
    : { type, read, origin };
};
