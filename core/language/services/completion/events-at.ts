import type { EventsInQuestion, NameSet } from '../../analysis/name-set.ts';
import type { EventModel, EventModels } from '../../catalogue/events/event-models.ts';

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
