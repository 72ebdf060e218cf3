import { columnsOf } from '../../../analysis/columns.ts';
import { definitionOf } from '../../../analysis/definition.ts';
import { expressionKey } from '../../../analysis/output-key.ts';
import { uses } from '../../../analysis/uses.ts';
import { functionMeaning } from '../../../catalogue/functions.ts';
import type { Command, Expression, Item } from '../../../syntax/ast.ts';
import { children, expressionsOf } from '../../../syntax/children.ts';
import { insertBefore, separator } from '../command-edits.ts';
import { insert, replace } from '../edit.ts';
import { nameText } from '../operands.ts';
import { expressionsAround, type Place, scopeBefore, written } from '../place.ts';
import { extraction, type Refactor } from './refactoring.ts';

/** Commands whose expressions may be computed a command earlier. */
const COMPUTING: ReadonlySet<Command['kind']> = new Set<Command['kind']>([
  'filter',
  'fields',
  'display',
  'stats',
  'sort',
]);

/**
 * `filter strlen(userAgent) > 200` as `fields strlen(userAgent) as strlen_userAgent | filter
 * strlen_userAgent > 200`, wherever the command has the same expression.
 */
export const extractAlias: Refactor = (place) => {
  const { command, index, commands, query } = place;
  const chosen = command && COMPUTING.has(command.kind) ? chosenExpression(place) : undefined;
  if (command === undefined || chosen === undefined || query === undefined || command.incomplete) {
    return [];
  }
  const scope = scopeBefore(place, index);
  if (definitionOf(scope, chosen) !== undefined || !isKnownBefore(command, chosen)) {
    return [];
  }
  const name = nameOf(chosen, namesUsed(commands));
  const key = expressionKey(chosen);
  const same = expressionsOf(command)
    .flatMap((expression) => uses(expression, scope))
    .filter((expression) => expressionKey(expression) === key);
  const definition = `fields ${written(place, chosen.span)} as ${name}`;
  const edits = [
    insertBefore(place, command, definition),
    ...same.map(({ span }) => replace(span, name)),
  ];
  return isShown(commands, index)
    ? [
        extraction(
          `Extract as ${name}, and display the same columns`,
          ...edits,
          ...sameColumns(place),
        ),
      ]
    : [extraction(`Extract as ${name}`, ...edits)];
};

/** True where a new name would be a new column. */
const isShown = (commands: readonly Command[], index: number): boolean =>
  !commands.slice(index).some(({ kind }) => kind === 'stats' || kind === 'display');

/** A `display` of what the result has today. */
const sameColumns = (place: Place) => {
  const { commands } = place;
  const last = commands.at(-1);
  const columns = columnsOf({ commands }).map(({ name }) =>
    name.includes('(') ? name : nameText(name),
  );
  return last === undefined
    ? []
    : [insert(last.span.end, `${separator(place)}display ${columns.join(', ')}`)];
};

/** The selected expression; without a selection the call around the cursor. */
const chosenExpression = (place: Place): Expression | undefined => {
  const { start, end } = place.span;
  const around = expressionsAround(place, place.span);
  const chosen =
    start === end
      ? around.findLast(({ kind }) => kind === 'call' || kind === 'index' || kind === 'member')
      : around.find(({ span }) => span.start === start && span.end === end);
  return chosen !== undefined && EXTRACTED.has(chosen.kind) && !hasAggregate(chosen)
    ? chosen
    : undefined;
};

const EXTRACTED: ReadonlySet<Expression['kind']> = new Set<Expression['kind']>([
  'call',
  'unary',
  'binary',
  'member',
  'index',
]);

const hasAggregate = (expression: Expression): boolean =>
  (expression.kind === 'call' && functionMeaning(expression.name)?.kind === 'aggregate') ||
  expression.kind === 'subquery' ||
  children(expression).some(hasAggregate);

/** False for an expression of names that its own command makes. */
const isKnownBefore = (command: Command, chosen: Expression): boolean => {
  const made = new Set(itemsOf(command).flatMap(({ alias }) => alias?.name ?? []));
  return !fieldsIn(chosen).some((name) => made.has(name));
};

const itemsOf = (command: Command): readonly Item[] => {
  switch (command.kind) {
    case 'fields':
    case 'display':
      return command.items;
    case 'stats':
      return [...command.aggregates, ...command.keys];
    default:
      return [];
  }
};

const fieldsIn = (expression: Expression): readonly string[] =>
  expression.kind === 'field' ? [expression.name] : children(expression).flatMap(fieldsIn);

const namesUsed = (commands: readonly Command[]): ReadonlySet<string> =>
  new Set(
    commands.flatMap((command) => [
      ...expressionsOf(command).flatMap(fieldsIn),
      ...columnsOf({ commands: [command] }).map(({ name }) => name),
    ]),
  );

/** `strlen_userAgent`; `value` for what has no name of its own. */
const nameOf = (expression: Expression, taken: ReadonlySet<string>): string => {
  const [field = ''] = fieldsIn(expression);
  const period = expression.kind === 'call' ? expression.arguments.at(-1) : undefined;
  const part =
    field === '' && period?.kind === 'duration'
      ? period.text
      : (field.split('.').at(-1) ?? '').replace(/\W/g, '');
  const kind = expression.kind === 'call' ? expression.name : 'value';
  const base = part === '' ? kind : `${kind}_${part}`;
  const candidates = [base, ...[2, 3, 4, 5].map((number) => `${base}_${number}`)];
  return candidates.find((name) => !taken.has(name)) ?? `${base}_new`;
};
