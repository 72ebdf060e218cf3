import { removeCommand, separator } from '../command-edits.ts';
import { insert, replace } from '../edit.ts';
import { written } from '../place.ts';
import { rewriting, type Refactor } from './refactoring.ts';
import { span } from '../../../text/span.ts';

const USUAL_LIMIT = 100;

/** On the last command of a query that has no limit. */
export const addLimit: Refactor = (place) => {
  const { commands, index, command } = place;
  const isLast = command !== undefined && index === commands.length - 1 && !command.incomplete;
  const hasEnd = commands.some(({ kind }) => kind === 'limit' || kind === 'estimate');
  return isLast && !hasEnd
    ? [
        rewriting(
          `Add limit ${USUAL_LIMIT}`,
          insert(command.span.end, `${separator(place)}limit ${USUAL_LIMIT}`),
        ),
      ]
    : [];
};

/** `fields` adds columns and `display` chooses them: where the columns are the same, either will do. */
export const fieldsAndDisplay: Refactor = ({ command, span: where }) => {
  const isName = command !== undefined && where.start <= command.nameSpan.end;
  if (!isName || command.incomplete || (command.kind !== 'fields' && command.kind !== 'display')) {
    return [];
  }
  const other = command.kind === 'fields' ? 'display' : 'fields';
  return [rewriting(`Write ${other}`, replace(command.nameSpan, other))];
};

/** Two `fields` in a row as one. */
export const joinFields: Refactor = (place) => {
  const { command, commands, index } = place;
  const next = commands[index + 1];
  if (
    command?.kind !== 'fields' ||
    next?.kind !== 'fields' ||
    command.incomplete ||
    next.incomplete
  ) {
    return [];
  }
  const items = written(place, span(next.items[0]?.span.start ?? next.nameSpan.end, next.span.end));
  return [
    rewriting(
      'Join with the next fields',
      insert(command.span.end, `, ${items}`),
      ...removeCommand(place, index + 1),
    ),
  ];
};
