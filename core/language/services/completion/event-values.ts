import { commonEvents, commonServices } from '../../catalogue/common-services.ts';
import { fieldEntry } from '../../catalogue/fields.ts';
import type { EventModels } from '../../catalogue/events/event-models.ts';
import { errorCodeMeaning } from '../../catalogue/values/error-codes.ts';
import { code, prose } from '../markdown-text.ts';
import type { Around } from './around.ts';
import type { Choice } from './choice.ts';
import { sourcesIn } from './events-at.ts';
import { narrowed } from './narrowed.ts';

/** The services; of `eventSource` those that have an event of the names in question. */
export const sourceValues = (field: string, { question, data }: Around): readonly Choice[] => {
  const { models } = data;
  const names = field === 'eventSource' ? question().names?.listed : undefined;
  const having = new Set(
    [...(names ?? [])].flatMap((name) =>
      models.eventsNamed(name).map((event) => event.eventSource),
    ),
  );
  const sources =
    having.size > 0 ? models.sources.filter((source) => having.has(source)) : models.sources;
  return sources.length === 0
    ? examplesOf(field)
    : byUse(sources).map((source) => ({
        value: source,
        isText: true,
        detail: models.source(source)?.title ?? '',
        documentation: `Events of ${prose(models.source(source)?.title ?? source)}.`,
      }));
};

/** Services whose events security is most about come before the others. */
const byUse = (sources: readonly string[]): readonly string[] => {
  const known = new Set(sources);
  const first = commonServices.filter((name) => known.has(name));
  return [...new Set([...first, ...sources])];
};

/** The names of events of the sources in question, each once. */
export const eventNameValues = ({ question, data }: Around): readonly Choice[] => {
  const { models } = data;
  const { sources } = question();
  const own = sources === undefined ? [] : namesOf(sourcesIn(sources, models), models);
  const offered = own.length > 0 ? own : everyName(models);
  return offered.length === 0 ? examplesOf('eventName') : offered;
};

/** Says of those that are shown what is told of an event at once: its service, and what it does. */
export const eventDetail = (choice: Choice, models: EventModels): Choice => {
  if (choice.subject?.kind !== 'event') return choice;
  const { source, name } = choice.subject;
  const events = models.eventsNamed(name);
  const event = models.event(source, name) ?? events[0];
  const others = events.length > 1 ? ` and ${events.length - 1} more` : '';
  const access = event?.access === undefined ? '' : `${event.access}, `;
  return {
    ...choice,
    detail: `${access}${(event?.eventSource ?? source).replace('.amazonaws.com', '')}${others}`,
  };
};

/** Those that are asked for most come first. Their details are told of those that are shown (`eventDetail`). */
const namesOf = (sources: readonly string[], models: EventModels): readonly Choice[] => {
  const named = new Map<string, Choice>();
  for (const source of sources) {
    for (const name of models.source(source)?.eventNames ?? []) {
      const subject = { kind: 'event', source, name } as const;
      if (!named.has(name)) named.set(name, { value: name, isText: true, detail: '', subject });
    }
  }
  const first = commonEvents.flatMap((name) => named.get(name) ?? []);
  return [...new Set([...first, ...named.values()])];
};

/** Fifteen thousand names are put together once for each set of models. */
const everyName = (models: EventModels): readonly Choice[] => {
  const made = names.get(models) ?? namesOf(byUse(models.sources), models);
  names.set(models, made);
  return made;
};

const names = new WeakMap<EventModels, readonly Choice[]>();

/** The usual codes, and those of the services in question. */
export const errorValues = ({ question, data: { models } }: Around): readonly Choice[] => {
  const { sources } = question();
  const own =
    sources === undefined
      ? []
      : sourcesIn(sources, models).flatMap((source) =>
          (models.source(source)?.errorCodes ?? []).map((value) => ({ value, source })),
        );
  const usual = USUAL_ERRORS.map((value) => ({ value, source: undefined }));
  const byCode = new Map([...usual, ...own].map((error) => [error.value, error]));
  return [...byCode.values()].map(({ value, source }) => ({
    value,
    isText: true,
    detail: source ?? 'of many services',
    documentation: errorCodeMeaning(value) ?? `An error of ${code(source ?? 'many services')}.`,
  }));
};

const USUAL_ERRORS: readonly string[] = [
  'AccessDenied',
  'Client.UnauthorizedOperation',
  'UnauthorizedOperation',
  'AccessDeniedException',
  'ThrottlingException',
  'Throttling',
  'Client.RequestLimitExceeded',
  'ResourceNotFoundException',
  'ValidationException',
  'NoSuchEntityException',
  'InvalidClientTokenId',
  'ExpiredTokenException',
  'SignatureDoesNotMatch',
  'LimitExceededException',
];

const examplesOf = (field: string): readonly Choice[] =>
  (fieldEntry(field)?.values ?? []).map((value) => ({
    value,
    isText: true,
    detail: `for example, of ${field}`,
    documentation: `${code(value)}, a value of ${code(field)}.`,
  }));

/** As many of the choices as are sent at once, those first that the typed letters begin. */
export const narrowedChoices = (
  choices: readonly Choice[],
  typed: string,
): { readonly kept: readonly Choice[]; readonly isIncomplete: boolean } =>
  narrowed(choices, ({ value }) => value, typed);
