import { eventsInQuestion, type PlaceInCommand } from '../analysis/events-in-question.ts';
import type { EventsInQuestion } from '../analysis/name-set.ts';
import type { Query } from '../syntax/ast.ts';
import { commandsAround } from './commands-around.ts';
import type { Document } from './document.ts';

/** What the filters around a place of a query say of its events. */
export const questionAt = (
  { file }: Document,
  query: Query,
  place: PlaceInCommand,
): EventsInQuestion => {
  const commands = commandsAround(query.commands, place.commandStart);
  // A pattern narrows the events of the query itself, not of those in parentheses.
  const directives = commands === query.commands ? [...file.directives, ...query.directives] : [];
  return eventsInQuestion({ commands, directives }, place);
};
