import type { Scope } from '#language/analysis/scope.ts';
import type { Item } from '#language/syntax/ast.ts';
import type { EngineContext } from '../context.ts';
import type { Compiled } from '../expressions/compiled.ts';
import type { Environment } from '../expressions/environment.ts';
import type { Frame } from '../plan/frame.ts';
import type { Stages } from '../plan/stages.ts';

/** Where a command stands while a query is planned. */
export interface CommandPlace {
  readonly stages: Stages;
  /** The names that exist before the command, for their static types. */
  readonly scope: Scope;
  readonly context: EngineContext;
  /** What each item of `fields`, `display` and `stats` yields, and in which rows. */
  readonly items: Map<Item, ItemValue>;
}

export interface ItemValue {
  readonly frame: Frame;
  readonly value: Compiled;
}

export const environmentAt = ({ stages, scope, context }: CommandPlace): Environment => ({
  frame: stages.frame,
  scope,
  context,
});
