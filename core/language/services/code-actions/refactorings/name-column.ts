import { definitionOf, type Scope } from '../../../analysis/definition.ts';
import type { Expression, Item, StatsCommand } from '../../../syntax/ast.ts';
import { children, expressionsOf } from '../../../syntax/children.ts';
import { type Span, touches } from '../../../text/span.ts';
import { insert, replace } from '../edit.ts';
import { aggregateName, namesIn } from '../fixes/stats-edits.ts';
import type { Place } from '../place.ts';
import { scopeBefore } from '../place.ts';
import { renaming, type Refactor } from './refactoring.ts';

/** `stats count(*) … | sort count(*) desc` as `stats count(*) as count … | sort count desc`. */
export const nameColumn: Refactor = (place) => {
  const { command, commands, index } = place;
  const item = command?.kind === 'stats' ? itemAt(command, place) : undefined;
  if (item === undefined || item.alias !== undefined || item.expression.kind !== 'call') {
    return [];
  }
  const name = aggregateName(item.expression, namesIn(commands));
  const uses = commands.slice(index + 1).flatMap((later, offset) => {
    const scope = scopeBefore(place, index + 1 + offset);
    return expressionsOf(later).flatMap((expression) => usesOf(item, expression, scope));
  });
  return [
    renaming(
      `Call the column ${name}`,
      insert(item.span.end, ` as ${name}`),
      ...uses.map((span) => replace(span, name)),
    ),
  ];
};

const itemAt = ({ aggregates, keys }: StatsCommand, { span }: Place): Item | undefined =>
  [...aggregates, ...keys].find((item) => touches(item.span, span.start));

/** Where the output of the item is meant: by its text, which may be that of a larger expression. */
const usesOf = (item: Item, expression: Expression, scope: Scope): readonly Span[] => {
  const definition = definitionOf(scope, expression);
  if (definition?.span.start === item.span.start) {
    return [expression.span];
  }
  return definition === undefined
    ? children(expression).flatMap((child) => usesOf(item, child, scope))
    : [];
};
