import type { EventsInQuestion, NameSet } from '../../analysis/name-set.ts';
import type { EventModel, EventModels } from '../../catalogue/events/event-models.ts';
import { questionAt } from '../question-at.ts';
import type { Place } from './place.ts';

/** The events that the query's filters leave at a place, but for what stands at the place itself. */
export const eventsInQuestionAt = ({ document, query, command, token }: Place): EventsInQuestion =>
  questionAt(document, query, {
    commandStart: command?.nameSpan.start ?? token.startOffset,
    offset: token.startOffset,
  });

/** The modelled events that are left; undefined where nothing is restricted, or too little. */
export const eventsAsked = (
  models: EventModels,
  { sources, names }: EventsInQuestion,
): readonly EventModel[] | undefined => {
  if (names?.listed !== undefined) {
    return [...names.listed]
      .flatMap((name) => models.eventsNamed(name))
      .filter(({ eventSource }) => sources?.has(eventSource) ?? true);
  }
  if (sources?.listed === undefined || sources.listed.size > MOST_SOURCES) return undefined;
  return [...sources.listed].flatMap((source) => eventsOfSource(models, source, names));
};

/** Of more services the union says nothing that the union of all does not. */
const MOST_SOURCES = 5;

const eventsOfSource = (
  models: EventModels,
  source: string,
  names: NameSet | undefined,
): readonly EventModel[] =>
  (models.source(source)?.eventNames ?? [])
    .filter((name) => names?.has(name) ?? true)
    .flatMap((name) => models.event(source, name) ?? []);
