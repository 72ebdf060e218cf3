import type { ValueType } from '../catalogue/value-types.ts';
import type { Expression } from '../syntax/ast.ts';
import type { Span } from '../text/span.ts';
import { expressionKey, outputKey } from './output-key.ts';

/** A name that the query itself has made. */
export interface Definition {
  /** The alias; for an output of `stats` without one its text as typed. */
  readonly name: string;
  readonly kind: 'alias' | 'parsed' | 'aggregate' | 'key' | 'made';
  readonly type: ValueType;
  /** The alias where there is one, else the expression, else the name of the command. */
  readonly span: Span;
  /** What it stands for; undefined for what `parse` takes out of a text, and for what is made. */
  readonly expression: Expression | undefined;
}

/** Which names exist at a place between two commands. */
export interface Scope {
  /** True where every field of the event may be used; false after `stats` and after `join`. */
  readonly open: boolean;
  /** The command that has made other rows, by its name as written; undefined for events. */
  readonly maker: string | undefined;
  /** What `join` has put side by side; none elsewhere. */
  readonly sides: readonly Side[];
  /** False after a command that is half typed or not understood: other names may exist. */
  readonly certain: boolean;
  /** By alias, or by `outputKey` for outputs of `stats` without one; in order of their making. */
  readonly definitions: ReadonlyMap<string, Definition>;
}

/** One side of a join: its names are `alias.name`. */
export interface Side {
  readonly alias: string;
  /** True where every field of the side's events may be used. */
  readonly open: boolean;
}

/** The scope at the start of a query: the fields of the event and nothing else. */
export const initialScope: Scope = {
  open: true,
  maker: undefined,
  sides: [],
  certain: true,
  definitions: new Map(),
};

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

/** The event's field that a name means, without the alias of its side; undefined for none. */
export const eventFieldOf = ({ open, sides }: Scope, name: string): string | undefined => {
  if (open) {
    return name;
  }
  const side = sides.find(({ alias, open: isOpen }) => isOpen && name.startsWith(`${alias}.`));
  return side && name.slice(side.alias.length + 1);
};

/**
 * The definition that a name is a part of, as `policy.Statement` is of `policy`; undefined where
 * nothing of the kind can hold parts.
 */
export const definitionAround = ({ definitions }: Scope, name: string): Definition | undefined => {
  const segments = name.split('.');
  return segments
    .slice(0, -1)
    .map((_, index) => definitions.get(segments.slice(0, index + 1).join('.')))
    .findLast((outer) => outer !== undefined && !SINGLE_VALUES.has(outer.type));
};

const SINGLE_VALUES: ReadonlySet<ValueType> = new Set(['text', 'number', 'boolean', 'timestamp']);
