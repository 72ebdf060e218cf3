import type { Column } from '#language/analysis/columns.ts';
import type { Scope } from '#language/analysis/scope.ts';
import type { Command, Item } from '#language/syntax/ast.ts';
import type { EngineContext } from '../context.ts';
import type { Compiled } from '../expressions/compiled.ts';
import type { Environment } from '../expressions/environment.ts';
import type { Frame, Slot } from '../plan/frame.ts';
import type { Stages } from '../plan/stages.ts';
import type { Period } from '../values/calendar.ts';

/** Where a command stands while a query is planned. */
export interface CommandPlace {
  readonly stages: Stages;
  /** The names that exist before the command, for their static types. */
  readonly scope: Scope;
  readonly context: EngineContext;
  /** What each item of `fields`, `display` and `stats` yields, and in which rows. */
  readonly items: Map<Item, ItemValue>;
  /** The keys of the groups that the rows of a frame are. */
  readonly groupKeys: Map<Frame, readonly GroupKey[]>;
  /**
   * The fields that are read of the other side of a join, each in its slot, by where the query in
   * parentheses begins. More may come as later commands are bound.
   */
  readonly joined: Map<number, ReadonlyMap<string, Slot>>;
  /** What the result would show if the query ended before the command. */
  readonly columns: () => readonly Column[];
  /** The command that follows. */
  readonly next: Command | undefined;
}

export interface GroupKey {
  /** What later commands know it by. */
  readonly name: string;
  readonly slot: Slot;
  /** What it was cut into, if it is a time. */
  readonly period: Period | undefined;
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
