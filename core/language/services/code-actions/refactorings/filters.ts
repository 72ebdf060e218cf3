import { commandEntry } from '../../../catalogue/commands.ts';
import type { Command, Expression, FilterCommand } from '../../../syntax/ast.ts';
import { removeCommand, separator } from '../command-edits.ts';
import { replace } from '../edit.ts';
import { chainOf } from '../operands.ts';
import { type Place, scopeBefore, written } from '../place.ts';
import { rewriting, type Refactor } from './refactoring.ts';

const filterAt = ({ command }: Place): FilterCommand | undefined =>
  command?.kind === 'filter' && !command.incomplete ? command : undefined;

/** `filter a and b` as two filters. */
export const splitFilter: Refactor = (place) => {
  const filter = filterAt(place);
  const operands = filter === undefined ? [] : chainOf('and', filter.condition);
  if (filter === undefined || operands.length < 2) {
    return [];
  }
  const filters = operands.map(({ span }) => `${filter.name} ${written(place, span)}`);
  return [
    rewriting(
      'Split into a filter for each condition',
      replace(filter.span, filters.join(separator(place))),
    ),
  ];
};

/** Two filters in a row as one with `and`. */
export const joinFilters: Refactor = (place) => {
  const filter = filterAt(place);
  const next = place.commands[place.index + 1];
  if (filter === undefined || next?.kind !== 'filter' || next.incomplete) {
    return [];
  }
  const both = `${operandText(place, filter.condition)} and ${operandText(place, next.condition)}`;
  return [
    rewriting(
      'Join with the next filter',
      replace(filter.span, `${filter.name} ${both}`),
      ...removeCommand(place, place.index + 1),
    ),
  ];
};

const operandText = (place: Place, condition: Expression): string => {
  const text = written(place, condition.span);
  return condition.kind === 'binary' && condition.operator === 'or' ? `(${text})` : text;
};

/** `filter` and `where` are one command. */
export const filterWord: Refactor = (place) => {
  const filter = filterAt(place);
  const isName = filter !== undefined && place.span.start <= filter.nameSpan.end;
  if (filter === undefined || !isName) {
    return [];
  }
  const other = /^where$/i.test(filter.name) ? 'filter' : 'where';
  return commandEntry(other) === undefined
    ? []
    : [rewriting(`Write ${other}`, replace(filter.nameSpan, other))];
};

/** Fields of CloudTrail that CloudWatch indexes by itself, and its own (guide). */
const INDEXED: ReadonlySet<string> = new Set([
  'eventSource',
  'eventName',
  'awsRegion',
  'userAgent',
  'errorCode',
  'eventType',
  'managementEvent',
  'readOnly',
  'eventCategory',
  'requestId',
  '@logStream',
  '@aws.region',
  '@aws.account',
  '@source.log',
  '@data_source_name',
  '@data_source_type',
  '@data_format',
]);

/** A filter by the value of an indexed field can look it up; and back. */
export const filterIndex: Refactor = (place) => {
  const { command } = place;
  if (command?.kind === 'filterIndex' && !command.incomplete) {
    return [rewriting('Write filter', replace(command.nameSpan, 'filter'))];
  }
  const filter = filterAt(place);
  return filter !== undefined && isLookup(place, filter)
    ? [rewriting('Write filterIndex', replace(filter.nameSpan, 'filterIndex'))]
    : [];
};

const isLookup = (place: Place, { condition }: FilterCommand): boolean => {
  const isFirst = place.commands.slice(0, place.index).every(({ kind }) => EARLIER.has(kind));
  return (
    isFirst &&
    scopeBefore(place, place.index).open &&
    condition.kind === 'binary' &&
    condition.left.kind === 'field' &&
    INDEXED.has(condition.left.name) &&
    (condition.operator === '='
      ? condition.right.kind === 'text' || condition.right.kind === 'number'
      : condition.operator === 'in' && condition.right.kind === 'list')
  );
};

const EARLIER: ReadonlySet<Command['kind']> = new Set<Command['kind']>([
  'source',
  'filter',
  'filterIndex',
  'fields',
]);
