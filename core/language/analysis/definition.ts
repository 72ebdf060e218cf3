import type { ValueType } from '../catalogue/value-types.ts';
import type { Expression } from '../syntax/ast.ts';
import type { Span } from '../text/span.ts';
import { expressionKey, outputKey } from './output-key.ts';

/** A name that the query itself has made. */
export interface Definition {
  /** The alias; for an output of `stats` without one its text as typed. */
  readonly name: string;
  readonly kind: 'alias' | 'parsed' | 'aggregate' | 'key';
  readonly type: ValueType;
  /** The alias where there is one, else the expression. */
  readonly span: Span;
  /** What it stands for; undefined for what `parse` takes out of a text. */
  readonly expression: Expression | undefined;
}

/** Which names exist at a place between two commands. */
export interface Scope {
  /** True where every field of the event may be used; false after `stats`. */
  readonly open: boolean;
  /** False after a command that is half typed or not understood: other names may exist. */
  readonly certain: boolean;
  /** By alias, or by `outputKey` for outputs of `stats` without one; in order of their making. */
  readonly definitions: ReadonlyMap<string, Definition>;
}

/** The scope at the start of a query: the fields of the event and nothing else. */
export const initialScope: Scope = { open: true, certain: true, definitions: new Map() };

/**
 * The definition that an expression refers to: a field by its name, any other expression as an
 * output of `stats` with the same text. Undefined where it is none, as a field of the event.
 */
export const definitionOf = (scope: Scope, expression: Expression): Definition | undefined => {
  const { definitions } = scope;
  if (expression.kind !== 'field') {
    return definitions.get(expressionKey(expression));
  }
  const { name } = expression;
  // `sort `count(*)`` in backticks names an output as well.
  return (
    definitions.get(name) ?? (name.includes('(') ? definitions.get(outputKey(name)) : undefined)
  );
};
