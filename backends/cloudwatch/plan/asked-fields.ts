import { columnsOf } from '#language/analysis/columns.ts';
import {
  definitionAround,
  definitionOf,
  initialScope,
  type Scope,
} from '#language/analysis/definition.ts';
import { scopesOf } from '#language/analysis/scope.ts';
import type { Command, Expression, Query } from '#language/syntax/ast.ts';
import type { TextEdit } from '../../traced-text.ts';
import { fieldsIn } from './calls-in.ts';

/** Fields that come back with each row besides the columns of a query. */
export interface AskedFields {
  /** What has to be written into the query for them. */
  readonly edits: readonly TextEdit[];
  /** What each expression is called in the answer, in the order in which they were given. */
  readonly names: readonly string[];
}

export interface Asking {
  readonly query: Query;
  /** The query's text. */
  readonly text: string;
  /** The index of the command before which the expressions have their meaning. */
  readonly before: number;
  /** What names of ours begin with; nothing in the text does. */
  readonly prefix: string;
}

/**
 * Asks for the values of expressions beside a query's columns; undefined where that can't be done,
 * since a name means something else where columns are chosen. A field is asked for by its own
 * name, as everybody does; an alias for it might hide the field from the rest of the query.
 */
export function askFor(
  expressions: readonly Expression[],
  asking: Asking,
): AskedFields | undefined {
  const { query, text, before, prefix } = asking;
  const scopes = scopesOf(query);
  const here = scopes[before] ?? initialScope;
  const last = query.commands.findLastIndex(({ kind }) => kind === 'display');
  const shownAt = last < 0 ? scopes.at(-1) : scopes[last];
  const columns = new Set(columnsOf(query).map(({ name }) => name));
  const names = expressions.map((expression, index) => nameFor(expression, `${prefix}${index}`));
  const asked = expressions.flatMap((expression, index) => {
    const name = names[index] ?? '';
    // What nobody has written has no place in the text.
    const written = text.slice(expression.span.start, expression.span.end) || name;
    const isThere = names.indexOf(name) < index || columns.has(name);
    return isThere ? [] : [expression.kind === 'field' ? written : `${written} as ${name}`];
  });
  const isSame = expressions.every((expression) =>
    expression.kind === 'field' || last >= 0
      ? meansTheSame(expression, here, shownAt ?? here)
      : true,
  );
  if (!isSame || names.some((name) => isRedefined(name, query, before))) return undefined;
  if (asked.length === 0) return { edits: [], names };
  return {
    edits: [last < 0 ? asFields(asked, asking) : asShown(asked, query.commands[last])],
    names,
  };
}

const nameFor = (expression: Expression, alias: string): string =>
  expression.kind === 'field' ? expression.name : alias;

/** True where a column of that name shows something else than the field of that name. */
function isRedefined(name: string, query: Query, before: number): boolean {
  const column = columnsOf(query).find((candidate) => candidate.name === name);
  const { item, command = 0 } = column ?? {};
  if (item === undefined) return false;
  const isItself = item.expression.kind === 'field' && item.expression.name === name;
  return !isItself && command >= before;
}

function meansTheSame(expression: Expression, a: Scope, b: Scope): boolean {
  return fieldsIn(expression).every((name) => {
    const field = { kind: 'field', name, span: expression.span } as const;
    return (
      definitionOf(a, field) === definitionOf(b, field) &&
      definitionAround(a, name) === definitionAround(b, name)
    );
  });
}

/** A command of its own. Where nothing else chooses columns it has to name the usual ones too. */
function asFields(asked: readonly string[], { query, before }: Asking): TextEdit {
  const chooses = query.commands.some(({ kind }) => kind === 'fields');
  const list = [...(chooses ? [] : ['@timestamp', '@message']), ...asked];
  const written = `fields ${[...new Set(list)].join(', ')}`;
  const next = query.commands[before];
  const at = next?.span.start ?? query.commands.at(-1)?.span.end ?? 0;
  const text = next === undefined ? ` | ${written}` : `${written} | `;
  return { span: { start: at, end: at }, text };
}

/** More items of the last `display`, which decides what is shown. */
function asShown(asked: readonly string[], display: Command | undefined): TextEdit {
  const at = display?.span.end ?? 0;
  return { span: { start: at, end: at }, text: `, ${asked.join(', ')}` };
}
