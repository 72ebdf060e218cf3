import { commonServices } from '../../catalogue/common-services.ts';
import type { EventModel, EventModels } from '../../catalogue/events/event-models.ts';
import { regions } from '../../catalogue/regions.ts';
import { errorCodeMeaning } from '../../catalogue/values/error-codes.ts';
import { valueMeaning } from '../../catalogue/values/value-meanings.ts';
import { knownFieldsOf } from '../known-data.ts';
import { bullets, code, paragraphs, prose } from '../markdown-text.ts';
import { eventsInQuestionAt } from './events-asked.ts';
import { percentText } from './known-field.ts';
import { plainValueMarkdown } from './plain-values.ts';
import type { Place } from './place.ts';

/** A value that is compared with an event's field: what it means, and how frequent it is. */
export const valueMarkdown = (place: Place, field: string, value: string): string | undefined => {
  const meaning = meaningOf(place, field, value) ?? plainValueMarkdown(value);
  const share = shareOf(place, field, value);
  return meaning === undefined && share === undefined
    ? undefined
    : paragraphs(meaning ?? code(value), share);
};

const meaningOf = (place: Place, field: string, value: string): string | undefined => {
  const { models } = place.knowledge.data;
  const last = field.slice(field.lastIndexOf('.') + 1);
  switch (last) {
    case 'eventName':
      return eventMarkdown(place, value);
    case 'eventSource':
    case 'invokedBy':
    case 'sourceIPAddress':
    case 'userAgent':
      return serviceMarkdown(models, value);
    case 'awsRegion':
      return regionMarkdown(value);
    case 'errorCode':
      return errorMarkdown(place, value);
    default: {
      const meaning = valueMeaning(field, value);
      return meaning === undefined
        ? partValueMarkdown(models, field, value)
        : named(value, meaning);
    }
  }
};

const named = (value: string, meaning: string): string => `**${prose(value)}**: ${meaning}`;

// Events and services ------------------------------------------------------------------------

/** So many services that have an event of the name are listed. */
const MOST_SERVICES = 8;
/** Of so many services it is said what the event does. */
const MOST_SUMMARIES = 3;

/** Services that are asked for most are meant before others. */
const rankOf = ({ eventSource }: EventModel): number => {
  const rank = commonServices.indexOf(eventSource);
  return rank < 0 ? commonServices.length : rank;
};

const eventMarkdown = (place: Place, name: string): string | undefined => {
  const { models } = place.knowledge.data;
  const all = models.eventsNamed(name);
  const { sources } = eventsInQuestionAt(place);
  const asked = all
    .filter((event) => sources?.has(event.eventSource) ?? true)
    .toSorted((a, b) => rankOf(a) - rankOf(b));
  const [only, ...others] = asked;
  if (only === undefined) return elsewhere(all, name);
  if (others.length === 0) return oneEventMarkdown(models, only);
  const more = asked.length - MOST_SERVICES;
  const withSummary = asked.length <= MOST_SUMMARIES;
  return paragraphs(
    `**${prose(name)}** is an event of ${asked.length} services:`,
    bullets([
      ...asked.slice(0, MOST_SERVICES).map((event) => eventLine(models, event, withSummary)),
      ...(more > 0 ? [`and ${more} more`] : []),
    ]),
    'A filter of `eventSource` tells them apart.',
  );
};

/** An event that the services of the query do not have, though others do. */
const elsewhere = (events: readonly EventModel[], name: string): string | undefined => {
  if (events.length === 0) return undefined;
  const sources = events.slice(0, MOST_SERVICES).map(({ eventSource }) => code(eventSource));
  return `**${prose(name)}** is an event of ${sources.join(', ')}, not of the services that the query asks for.`;
};

const oneEventMarkdown = (models: EventModels, event: EventModel): string =>
  paragraphs(
    `**${prose(event.eventName)}**${accessText(event)}`,
    `${serviceTitle(models, event.eventSource)} (${code(event.eventSource)})`,
    prose(event.summary),
  );

const eventLine = (models: EventModels, event: EventModel, withSummary: boolean): string => {
  const line = `${code(event.eventSource)} ${serviceTitle(models, event.eventSource)}${accessText(event)}`;
  return withSummary && event.summary !== '' ? `${line}: ${prose(event.summary)}` : line;
};

const serviceTitle = (models: EventModels, source: string): string =>
  prose(models.source(source)?.title ?? '');

const accessText = ({ access }: EventModel): string => {
  switch (access) {
    case 'read':
      return ', reads';
    case 'write':
      return ', writes';
    case undefined:
      return '';
  }
};

const serviceMarkdown = (models: EventModels, value: string): string | undefined => {
  const model = models.source(value);
  if (model === undefined) {
    return value === 'AWS Internal' ? 'A service of AWS, which does not say which.' : undefined;
  }
  const { eventNames, title } = model;
  const examples = eventNames.slice(0, 5).map(code).join(', ');
  return paragraphs(
    `**${prose(title)}** (${code(value)})`,
    eventNames.length === 0
      ? undefined
      : `${eventNames.length.toLocaleString('en-GB')} events, such as ${examples}.`,
  );
};

// Other values -------------------------------------------------------------------------------

const regionMarkdown = (value: string): string | undefined => {
  const region = regions.find(({ id }) => id === value);
  return region && named(value, region.name);
};

const errorMarkdown = (place: Place, value: string): string | undefined => {
  const meaning = errorCodeMeaning(value);
  const { models } = place.knowledge.data;
  const listed = eventsInQuestionAt(place).sources?.listed ?? new Set<string>();
  const givers = [...listed].filter((source) => models.source(source)?.errorCodes.includes(value));
  const given = givers.length === 0 ? undefined : `Given by ${givers.map(code).join(', ')}.`;
  return meaning === undefined && given === undefined
    ? undefined
    : paragraphs(named(value, meaning ?? 'an error code.'), given);
};

/** A value of a part of a call, where the part is known to have that value. */
const partValueMarkdown = (
  models: EventModels,
  field: string,
  value: string,
): string | undefined => {
  const part = /^(?:requestParameters|responseElements)\./.test(field)
    ? models.field(field)
    : undefined;
  if (part === undefined || !part.values.includes(value)) return undefined;
  return paragraphs(
    `${code(value)} is one of the ${part.values.length} values of ${code(field)}.`,
    prose(part.summary),
  );
};

const shareOf = (
  { document, query, knowledge }: Place,
  field: string,
  value: string,
): string | undefined => {
  const known = knownFieldsOf(document, query, knowledge.data).find(({ name }) => name === field);
  const found = known?.values?.find((candidate) => candidate.value === value);
  return found && `In ${percentText(found.percent)} of the events of this source.`;
};
