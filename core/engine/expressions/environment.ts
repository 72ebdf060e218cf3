import type { Scope } from '#language/analysis/scope.ts';
import type { AggregateName } from '#language/catalogue/functions.ts';
import type { Call } from '#language/syntax/ast.ts';
import type { EngineContext } from '../context.ts';
import type { Frame } from '../plan/frame.ts';
import type { Compiled } from './compiled.ts';

/** What names and calls mean where an expression stands. */
export interface Environment {
  /** Where the values of names are. */
  readonly frame: Frame;
  /** Which names exist, for their static types. */
  readonly scope: Scope;
  readonly context: EngineContext;
  /** Reads an aggregate, in the list of a `stats`; everywhere else there are none. */
  readonly aggregate?: (call: Call, name: AggregateName) => Compiled;
}
