import { eventsInQuestion, type PlaceInCommand } from '../../analysis/events-in-question.ts';
import type { EventsInQuestion, NameSet } from '../../analysis/name-set.ts';
import type { EventModel, EventModels } from '../../catalogue/events/event-models.ts';
import type { Query } from '../../syntax/ast.ts';
import { commandsAround } from '../commands-around.ts';
import type { Document } from '../document.ts';

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

/** So many events have no more in common than all there are. */
const TOO_MANY = 1000;

/** The known events that are in question; undefined for all, or where none of them is known. */
export const modelsOf = (
  { sources, names }: EventsInQuestion,
  models: EventModels,
): readonly EventModel[] | undefined => {
  if (sources === undefined && names === undefined) return undefined;
  const events =
    names?.listed === undefined
      ? sourcesIn(sources, models).flatMap((source) => eventsOf(source, names, models))
      : [...names.listed]
          .flatMap((name) => models.eventsNamed(name))
          .filter(({ eventSource }) => sources?.has(eventSource) ?? true);
  return events.length === 0 || events.length > TOO_MANY ? undefined : events;
};

/** The known sources that are in question. */
export const sourcesIn = (sources: NameSet | undefined, models: EventModels): readonly string[] => {
  if (sources === undefined) return models.sources;
  return sources.listed === undefined
    ? models.sources.filter((source) => sources.has(source))
    : [...sources.listed];
};

const eventsOf = (
  source: string,
  names: NameSet | undefined,
  models: EventModels,
): readonly EventModel[] =>
  (models.source(source)?.eventNames ?? [])
    .filter((name) => names?.has(name) ?? true)
    .flatMap((name) => models.event(source, name) ?? []);
