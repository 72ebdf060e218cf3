import { columnsOf } from '../../../analysis/columns.ts';
import { uses } from '../../../analysis/uses.ts';
import type { SortCommand } from '../../../syntax/ast.ts';
import { expressionsOf } from '../../../syntax/children.ts';
import { insertBefore, moveCommand, removeCommand } from '../command-edits.ts';
import { insert, replace } from '../edit.ts';
import { nameText } from '../operands.ts';
import { expressionsAround, type Place, scopeBefore, written } from '../place.ts';
import { type Fix, fix, type Fixer, type Fixers, safeFix } from './fix.ts';

const removal = (place: Place): readonly Fix[] =>
  place.command === undefined
    ? []
    : [fix(`Remove ${place.command.name}`, ...removeCommand(place, place.index))];

/** A sort by what `stats` makes, and every limit, belongs behind it; another sort does nothing. */
const beforeStats: Fixer<'sort-or-limit-before-stats'> = (_, place) => {
  const { commands, command, index } = place;
  const last = commands.findLastIndex(({ kind }) => kind === 'stats');
  const move = fix(
    `Move ${command?.name ?? ''} behind stats`,
    ...moveCommand(place, index, { behind: commands.length - 1 }),
  );
  const isKnown =
    command !== undefined &&
    expressionsOf(command)
      .flatMap((expression) => uses(expression, scopeBefore(place, last + 1)))
      .every((used) => used.kind !== 'field' || hasName(place, last + 1, used.name));
  return isKnown ? [move, ...removal(place)] : [...removal(place), move];
};

const hasName = (place: Place, index: number, name: string): boolean =>
  scopeBefore(place, index).definitions.has(name);

const afterDedup: Fixer<'only-limit-after-dedup'> = ({ parameters: { name } }, place) => {
  const dedup = place.commands.findIndex(({ kind }) => kind === 'dedup');
  return [fix(`Move ${name} before dedup`, ...moveCommand(place, place.index, { before: dedup }))];
};

const sourceFirst: Fixer<'source-not-first'> = (_, place) => [
  fix('Move SOURCE to the start', ...moveCommand(place, place.index, { before: 0 })),
];

/** The order before `pattern` is lost. */
const patternAfterSort: Fixer<'pattern-after-sort'> = (_, place) => {
  const sort = place.commands.findIndex(({ kind }) => kind === 'sort');
  return [
    fix('Remove the sort before it', ...removeCommand(place, sort)),
    fix('Move the sort behind it', ...moveCommand(place, sort, { behind: place.index })),
  ];
};

const needsPattern: Fixer<'needs-pattern'> = (_, place) =>
  place.command === undefined
    ? []
    : [
        fix(
          'Write pattern @message before it',
          insertBefore(place, place.command, 'pattern @message'),
        ),
      ];

const notLast: Fixer<'not-last'> = ({ parameters: { name } }, place) => [
  fix(
    `Move ${name} to the end`,
    ...moveCommand(place, place.index, { behind: place.commands.length - 1 }),
  ),
  ...removal(place),
];

/** Upwards is what it does today; for a limit behind it downwards is what is usual. */
const sortDirection: Fixer<'sort-without-direction'> = (_, place) => {
  const { command } = place;
  return command?.kind === 'sort'
    ? [{ ...withDirection(command, 'asc'), isSafe: true }, withDirection(command, 'desc')]
    : [];
};

/** Every key that has none gets one. */
const withDirection = ({ keys }: SortCommand, direction: 'asc' | 'desc'): Fix =>
  fix(
    `Write ${direction}`,
    ...keys
      .filter((key) => key.direction === undefined)
      .map(({ span: { end } }) => insert(end, ` ${direction}`)),
  );

const filterAfterLimit: Fixer<'filter-after-limit'> = ({ parameters: { name } }, place) => {
  const limit = place.commands.findIndex(({ kind }) => kind === 'limit');
  return [fix(`Move ${name} before limit`, ...moveCommand(place, place.index, { before: limit }))];
};

const MOST_COLUMNS = 4;

/** One column of a query in parentheses is enough; the one that is compared is the likeliest. */
const subqueryColumns: Fixer<'subquery-columns'> = (
  { span: where, parameters: { columns } },
  place,
) => {
  const comparison = place.query?.commands
    .flatMap((command) => expressionsAround({ ...place, command }, where))
    .findLast((expression) => expression.kind === 'binary');
  const subquery = comparison?.kind === 'binary' ? comparison.right : undefined;
  const compared = comparison?.kind === 'binary' ? written(place, comparison.left.span) : '';
  if (subquery?.kind !== 'subquery') {
    return [];
  }
  const names = columns.every((column) => column.startsWith('@'))
    ? [compared]
    : columns.slice(0, MOST_COLUMNS).map(nameOf);
  const last = subquery.commands.at(-1);
  const before = subquery.commands.slice(0, -1);
  return names.map((name) =>
    last?.kind === 'fields' &&
    columnsOf({ commands: before }).every(({ name: column }) => column.startsWith('@'))
      ? fix(`Keep ${name} alone`, replace(last.span, `${last.name} ${name}`))
      : fix(`Keep ${name} alone`, insert(last?.span.end ?? where.end - 1, ` | display ${name}`)),
  );
};

const nameOf = (column: string): string => (column.includes('(') ? column : nameText(column));

const fieldsAfterStats: Fixer<'fields-after-stats'> = ({ span: where }) => [
  fix('Write display', replace(where, 'display')),
];

/** What the class of the log groups does not have; `filterIndex` has a substitute. */
const notInClass: Fixer<'not-in-class'> = ({ span: where }, place) =>
  place.command?.kind === 'filterIndex' && written(place, where) === place.command.name
    ? [safeFix('Write filter', replace(where, 'filter'))]
    : [];

/** Remedies of commands in an order that is refused or misleads. */
export const orderFixers = {
  'sort-or-limit-before-stats': beforeStats,
  'only-limit-after-dedup': afterDedup,
  'source-not-first': sourceFirst,
  'pattern-after-sort': patternAfterSort,
  'needs-pattern': needsPattern,
  'not-last': notLast,
  'sort-without-direction': sortDirection,
  'filter-after-limit': filterAfterLimit,
  'fields-after-stats': fieldsAfterStats,
  'subquery-columns': subqueryColumns,
  'not-in-class': notInClass,
  'cloudwatch-only-command': (_, place) => removal(place),
  'indexed-value': (_, { command }) =>
    command === undefined ? [] : [fix('Write filter', replace(command.nameSpan, 'filter'))],
} as const satisfies Fixers;
