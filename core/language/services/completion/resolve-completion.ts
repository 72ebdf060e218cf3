import { type CompletionItem, MarkupKind } from 'vscode-languageserver-types';
import type { EventModel, EventModels } from '../../catalogue/events/event-models.ts';
import type { KnownData } from '../known-data.ts';
import { code, codeBlock, codes, paragraphs, prose } from '../markdown-text.ts';
import type { Subject } from './suggestion.ts';

/** The item with its documentation, where that has been left out of the list. */
export const resolveCompletion = (item: CompletionItem, { models }: KnownData): CompletionItem => {
  const data: unknown = item.data;
  if (item.documentation !== undefined || !isSubject(data)) return item;
  const value =
    data.kind === 'event'
      ? eventMarkdown(data.source, data.name, models)
      : fieldMarkdown(data, models);
  return { ...item, documentation: { kind: MarkupKind.Markdown, value } };
};

/** It went through the editor, which may have kept it over a change of versions. */
const isSubject = (data: unknown): data is Subject =>
  typeof data === 'object' &&
  data !== null &&
  'kind' in data &&
  ((data.kind === 'event' &&
    'source' in data &&
    typeof data.source === 'string' &&
    'name' in data &&
    typeof data.name === 'string') ||
    (data.kind === 'field' &&
      'path' in data &&
      typeof data.path === 'string' &&
      'events' in data &&
      Array.isArray(data.events) &&
      data.events.every(
        (pair: unknown) => Array.isArray(pair) && pair.every((part) => typeof part === 'string'),
      )));

const eventMarkdown = (source: string, name: string, models: EventModels): string => {
  const events = models.eventsNamed(name);
  const event = models.event(source, name) ?? events[0];
  if (event === undefined) return `An event named ${code(name)}.`;
  const others = events.filter(({ eventSource }) => eventSource !== event.eventSource);
  return paragraphs(
    `${code(event.eventName)} of ${prose(models.source(event.eventSource)?.title ?? '')} (${code(event.eventSource)}).`,
    prose(event.summary),
    accessText(event),
    others.length === 0
      ? undefined
      : `Also of ${codes(others.slice(0, 8).map(({ eventSource }) => eventSource))}.`,
  );
};

const accessText = ({ access }: EventModel): string | undefined => {
  if (access === undefined) return undefined;
  return access === 'read' ? 'It only reads.' : 'It changes something.';
};

const fieldMarkdown = (
  { path, events }: Subject & { readonly kind: 'field' },
  models: EventModels,
): string => {
  const known = events.flatMap(([source, name]) => models.event(source, name) ?? []);
  const field = known.length === 0 ? models.field(path) : models.field(path, known);
  if (field === undefined) return `The field ${code(path)}.`;
  return paragraphs(
    codeBlock(`${path}: ${field.type}`),
    prose(field.summary),
    field.type === 'boolean'
      ? 'In the event it is a JSON boolean, which CloudWatch reads as 1 or 0.'
      : undefined,
    field.values.length === 0 ? undefined : `Values: ${codes(field.values.slice(0, 20))}.`,
    known.length === 0
      ? undefined
      : `Of ${codes(known.map(({ eventName }) => eventName))}${known.length > 2 ? ' and others' : ''}.`,
  );
};
