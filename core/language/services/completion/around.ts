import type { EventsInQuestion } from '../../analysis/name-set.ts';
import type { EventModel } from '../../catalogue/events/event-models.ts';
import type { Query } from '../../syntax/ast.ts';
import { lazily } from '../../text/lazily.ts';
import type { Span } from '../../text/span.ts';
import { visibleAt, type Visible } from '../columns.ts';
import { commandsAround } from '../commands-around.ts';
import type { Document } from '../document.ts';
import { type KnownData, type KnownField, knownFieldsOf } from '../known-data.ts';
import { questionAt } from '../question-at.ts';
import { modelsOf } from './events-at.ts';

/** What is known around a place of a command, found out when it is first asked for. */
export interface Around {
  readonly document: Document;
  readonly data: KnownData;
  readonly query: Query;
  /** The word at the cursor. */
  readonly word: string;
  /** The word up to the cursor. */
  readonly typed: string;
  /** The fields that events of the query's source are known to have. */
  readonly fields: readonly KnownField[];
  readonly visible: Visible;
  readonly question: () => EventsInQuestion;
  /** The known events that are in question; undefined for all. */
  readonly events: () => readonly EventModel[] | undefined;
}

interface Place {
  readonly query: Query;
  readonly commandStart: number;
  readonly word: Span;
}

export const aroundOf = (
  document: Document,
  { query, commandStart, word }: Place,
  offset: number,
  data: KnownData,
): Around => {
  const question = lazily(() => questionAt(document, query, { commandStart, offset }));
  return {
    document,
    data,
    query,
    word: document.text.slice(word.start, word.end),
    typed: document.text.slice(word.start, offset),
    fields: knownFieldsOf(document, query, data),
    visible: visibleIn(query, commandStart, word),
    question,
    events: lazily(() => modelsOf(question(), data.models)),
  };
};

/** In a join its own two sides are there already, by the aliases that its options give. */
const visibleIn = (query: Query, commandStart: number, word: Span): Visible => {
  const visible = visibleAt(query, commandStart, word.start);
  const command = commandsAround(query.commands, commandStart).find(
    ({ nameSpan }) => nameSpan.start === commandStart,
  );
  if (command?.kind !== 'join') return visible;
  const { left, right } = command;
  const sides = [
    ...(left === undefined ? [] : [{ alias: left.name, open: visible.seesFields }]),
    ...(right === undefined ? [] : [{ alias: right.name, open: true }]),
  ].filter(({ alias }) => alias !== '');
  return { ...visible, sides: [...visible.sides, ...sides] };
};

/** The event's field that a name means here: through an alias, or of a side of a join. */
export const eventFieldAt = (name: string, { visible }: Around): string | undefined => {
  const column = visible.columns.find((candidate) => candidate.name === name);
  if (column !== undefined) {
    return column.expression?.kind === 'field' ? column.expression.name : undefined;
  }
  const side = visible.sides.find(({ alias }) => name.startsWith(`${alias}.`));
  if (side !== undefined) return name.slice(side.alias.length + 1);
  return visible.seesFields ? name : undefined;
};
