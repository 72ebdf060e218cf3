import type { Command, Expression, FieldReference, JoinCommand } from '../../../syntax/ast.ts';
import { children, expressionsOf } from '../../../syntax/children.ts';
import { span } from '../../../text/span.ts';
import { type Edit, insert, remove, replace } from '../edit.ts';
import { insertBehind } from '../command-edits.ts';
import { type Place, written } from '../place.ts';
import { fix, type Fixer, type Fixers } from './fix.ts';

const fieldsIn = (expression: Expression): readonly FieldReference[] =>
  expression.kind === 'field' ? [expression] : children(expression).flatMap(fieldsIn);

/** The names before the dots of a condition. */
const prefixesIn = (condition: Expression): readonly string[] =>
  fieldsIn(condition).flatMap(({ name }) => (name.includes('.') ? (name.split('.')[0] ?? []) : []));

/** The name that the condition calls the side by already, or a short one. */
const withoutAlias: Fixer<'join-without-alias'> = ({ parameters: { side } }, place) => {
  const { command } = place;
  if (command?.kind !== 'join') {
    return [];
  }
  const other = side === 'left' ? command.right?.name : command.left?.name;
  const used = prefixesIn(command.condition).filter((name) => name !== other);
  const name = (side === 'left' ? used[0] : used.at(-1)) ?? side[0] ?? side;
  const at = side === 'right' ? command.options.at(-1)?.span.end : undefined;
  return [fix(`Write ${side}=${name}`, insert(at ?? command.nameSpan.end, ` ${side}=${name}`))];
};

/** The right side gets another name, and so do its fields in the condition. */
const sameAlias: Fixer<'join-same-alias'> = ({ span: where, parameters: { alias } }, place) => {
  const { command } = place;
  if (command?.kind !== 'join') {
    return [];
  }
  const fresh = alias === 'b' ? 'c' : 'b';
  const right = rightFields(command, alias).map(({ span: { start } }) =>
    replace(span(start, start + alias.length), fresh),
  );
  return [fix(`Call the right side ${fresh}`, replace(where, fresh), ...right)];
};

const rightFields = ({ condition }: JoinCommand, alias: string): readonly FieldReference[] => {
  const pairs = (expression: Expression): readonly Expression[] =>
    expression.kind === 'binary' && expression.operator === 'and'
      ? [...pairs(expression.left), ...pairs(expression.right)]
      : [expression];
  return pairs(condition).flatMap((pair) =>
    pair.kind === 'binary'
      ? fieldsIn(pair.right).filter(({ name }) => name.startsWith(`${alias}.`))
      : [],
  );
};

/** Filters of the other side may stand behind the join, with the name of that side. */
const joinSource: Fixer<'join-source'> = (_, place) => {
  const join = place.query?.commands.find(
    (command): command is JoinCommand =>
      command.kind === 'join' &&
      command.span.start <= place.span.start &&
      place.span.end <= command.span.end,
  );
  const inner = join?.query?.commands ?? [];
  const sources = inner.findLastIndex(({ kind }) => kind === 'source');
  const moved = inner.slice(sources + 1);
  const alias = join?.right?.name;
  const last = inner[sources];
  if (join === undefined || alias === undefined || last === undefined || !moved.every(isFilter)) {
    return [];
  }
  const outer: Place = { ...place, commands: place.query?.commands ?? [], command: join };
  const text = moved.map((command) => prefixed(place, command, alias)).join(' | ');
  const end = moved.at(-1)?.span.end ?? last.span.end;
  const edits: readonly Edit[] = [
    remove(span(last.span.end, end)),
    insertBehind(outer, join, text),
  ];
  return [fix('Filter behind the join', ...edits)];
};

const isFilter = ({ kind, incomplete }: Command): boolean => kind === 'filter' && !incomplete;

const prefixed = (place: Place, command: Command, alias: string): string => {
  const starts = expressionsOf(command)
    .flatMap(fieldsIn)
    .map(({ span: { start } }) => start);
  let text = '';
  let last = command.span.start;
  for (const start of starts) {
    text += `${written(place, span(last, start))}${alias}.`;
    last = start;
  }
  return text + written(place, span(last, command.span.end));
};

/** Remedies of joins. */
export const joinFixers = {
  'join-without-alias': withoutAlias,
  'join-same-alias': sameAlias,
  'join-source': joinSource,
} as const satisfies Fixers;
