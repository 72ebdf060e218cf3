import { arityOf, functionMeaning } from '../../catalogue/functions.ts';
import type { After, Bracket, Part } from '../cursor/cursor.ts';

/** True where another element of a list may follow. */
export const takesComma = (cursor: After): boolean => {
  const { done, brackets } = cursor;
  if (done === 'not-done' || done === 'count-done') return false;
  const bracket = brackets.at(-1);
  return bracket === undefined ? commandTakesComma(cursor) : bracketTakesComma(bracket);
};

const commandTakesComma = ({ command, part, done }: After): boolean => {
  if (command === 'parse') return done === 'name-done';
  if (command === 'json' || done === 'pattern-done') return false;
  return LISTS.has(part) || done === 'direction-done';
};

const LISTS: ReadonlySet<Part> = new Set([
  'columns',
  'aggregates',
  'group-keys',
  'sort-keys',
  'fields',
  'outputs',
]);

const bracketTakesComma = (bracket: Bracket): boolean => {
  if (bracket.kind !== 'call') return bracket.kind === 'list';
  const called = functionMeaning(bracket.name);
  return called !== undefined && bracket.argument + 1 < arityOf(called.entry).most;
};

/** True where the command may end. */
export const takesPipe = ({
  part,
  done,
  startsLine,
  command,
  hasComparison,
  last,
  words,
  brackets,
}: After): boolean => {
  if (brackets.length > 0 || startsLine || done === 'not-done' || command === 'join') return false;
  if (done === 'name-done') return true;
  if (done === 'pattern-done') return words.includes('multi');
  if (part === 'condition') return hasComparison || last !== undefined;
  return !ENDS_LATER.has(part) && !(done === 'operand-done' && goesOnLater(command, part));
};

/** Commands whose fields another word has to follow. */
const goesOnLater = (command: string, part: Part): boolean =>
  command === 'unnest' ||
  command === 'json' ||
  command === 'relevantfields' ||
  ((command === 'lookup' || command === 'cidrlookup') && part !== 'outputs');

const ENDS_LATER: ReadonlySet<Part> = new Set(['input', 'value', 'json', 'table', 'nothing']);
