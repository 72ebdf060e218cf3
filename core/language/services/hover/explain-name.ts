import { type Definition, scopesOf } from '../../analysis/scope.ts';
import type { EventField, EventModel, EventModels } from '../../catalogue/events/event-models.ts';
import { fieldEntry, fieldsWithin } from '../../catalogue/fields.ts';
import { madeField } from '../../catalogue/made-fields.ts';
import type { ValueType } from '../../catalogue/value-types.ts';
import { endOf } from '../../syntax/lexer.ts';
import { nameContent } from '../../text/unquote.ts';
import { definitionText, namedBefore, visibleAt } from '../columns.ts';
import { commandsAround } from '../commands-around.ts';
import { columnMarkdown, containerMarkdown, fieldMarkdown } from '../markdown.ts';
import { bullets, code, codeBlock, codes, paragraphs, prose } from '../markdown-text.ts';
import { eventsAsked, eventsInQuestionAt } from './events-asked.ts';
import { knownFieldMarkdown } from './known-field.ts';
import type { Place } from './place.ts';

/** A name: a column that the query has made, or a field of events. */
export const explainName = (place: Place): string | undefined => {
  const { query, token, command } = place;
  const name = nameContent(token.image);
  const end = endOf(token);
  const commandStart = command?.span.start ?? end;
  const { columns, seesFields, sides } = visibleAt(query, commandStart, token.startOffset);
  // An alias explains itself.
  const named = namedBefore(query, commandStart, end + 1).find(
    ({ span }) => span.start === token.startOffset,
  );
  const column = named ?? columns.find((candidate) => candidate.name === name);
  if (column !== undefined) return explainColumn(place, column);
  const side = sides.find(({ alias, open }) => open && name.startsWith(`${alias}.`));
  if (side !== undefined) return explainField(place, name.slice(side.alias.length + 1));
  return seesFields ? explainField(place, name) : undefined;
};

const explainColumn = (place: Place, column: Definition): string => {
  const { command, definition } = definitionText(place.document, place.query, column);
  const { expression } = column;
  const renamed = expression?.kind === 'field' ? explainField(place, expression.name) : undefined;
  const made = column.kind === 'made' ? madeField(column.name) : undefined;
  const type = typeOfColumn(place, column);
  return paragraphs(
    columnMarkdown(command, definition, made === undefined ? renamed : fieldMarkdown(made)),
    type === 'any' || made !== undefined ? undefined : `Its type is ${type}.`,
  );
};

/** The type that the command behind which it exists gives it. */
const typeOfColumn = ({ query }: Place, { name, span, type }: Definition): ValueType => {
  const commands = commandsAround(query.commands, span.start);
  const maker = commands.findLastIndex((command) => command.span.start <= span.start);
  return scopesOf({ commands })[maker + 1]?.definitions.get(name)?.type ?? type;
};

const explainField = (place: Place, name: string): string | undefined => {
  if (ROOTS.has(name)) return explainRoot(place, name);
  const entry = fieldEntry(name);
  const known = knownFieldMarkdown(place, name);
  const modelled = explainPart(place, name, entry === undefined);
  if (entry !== undefined) return paragraphs(fieldMarkdown(entry), modelled, known);
  if (modelled !== undefined) return paragraphs(modelled, known);
  const within = fieldsWithin(name);
  if (within.length > 0) return containerMarkdown(name, within);
  return known === undefined ? undefined : paragraphs(codeBlock(name), known);
};

// Parts of calls -----------------------------------------------------------------------------

const CALL_PARTS = /^(?:requestParameters|responseElements)\./;
const ROOTS: ReadonlySet<string> = new Set(['requestParameters', 'responseElements']);

/** The parameters or the answer, as a whole. */
const explainRoot = (place: Place, name: string): string | undefined => {
  const { models } = place.knowledge.data;
  const asked = eventsAsked(models, eventsInQuestionAt(place));
  return models.partsOf(name, asked).length === 0
    ? containerMarkdown(name, fieldsWithin(name))
    : paragraphs(codeBlock(name), partsText(models, name, asked));
};

/** A parameter of a call or a part of its answer, of the events that the query asks for. */
const explainPart = (place: Place, name: string, isAlone: boolean): string | undefined => {
  if (!CALL_PARTS.test(name)) return undefined;
  const { models } = place.knowledge.data;
  const path = name.replace(/\.$/, '');
  const asked = eventsAsked(models, eventsInQuestionAt(place));
  const ofAsked = asked === undefined ? undefined : models.field(path, asked);
  const field = ofAsked ?? models.field(path);
  if (field === undefined) return undefined;
  const missing = asked !== undefined && asked.length > 0 && ofAsked === undefined;
  return paragraphs(
    isAlone ? codeBlock(`${path}: ${field.type}`) : undefined,
    isAlone ? prose(field.summary) : undefined,
    field.values.length === 0 || !isAlone ? undefined : valuesText(field.values),
    field.hasParts && isAlone ? partsText(models, path, asked) : undefined,
    missing
      ? 'None of the events that the query asks for has it, as far as their models say.'
      : occurrence(models, { path, field, asked }),
  );
};

const MOST_VALUES = 12;

const valuesText = (values: readonly string[]): string =>
  `Values: ${codes(values.slice(0, MOST_VALUES))}${values.length > MOST_VALUES ? ' …' : '.'}`;

const MOST_PARTS = 12;

const partsText = (
  models: EventModels,
  path: string,
  asked: readonly EventModel[] | undefined,
): string => {
  const parts = models.partsOf(path, asked);
  return paragraphs(
    'It holds other fields and has no value of its own:',
    bullets([
      ...parts
        .slice(0, MOST_PARTS)
        .map(({ name, summary }) => `${code(name)} ${prose(summary)}`.trim()),
      ...(parts.length > MOST_PARTS ? ['…'] : []),
    ]),
  );
};

interface Occurrence {
  readonly path: string;
  readonly field: EventField;
  readonly asked: readonly EventModel[] | undefined;
}

/** So many events are called by their names. */
const MOST_NAMED = 6;

/** Which events have it. */
const occurrence = (
  models: EventModels,
  { path, field, asked }: Occurrence,
): string | undefined => {
  const count = field.events.toLocaleString('en-GB');
  const events = field.events === 1 ? 'event has' : 'events have';
  if (field.events < 1) return undefined;
  if (asked === undefined || asked.length === 0) return `${count} ${events} it.`;
  if (field.events > MOST_NAMED) return `${count} events of those that the query asks for have it.`;
  return `Of ${codes([...new Set(having(models, path, { asked, most: field.events }))])}.`;
};

/** The names of the events that have a field, looked for until there are so many. */
const having = (
  models: EventModels,
  path: string,
  { asked, most }: { readonly asked: readonly EventModel[]; readonly most: number },
): readonly string[] => {
  const found: string[] = [];
  for (const event of asked) {
    if (found.length === most) break;
    if (models.field(path, [event]) !== undefined) found.push(event.eventName);
  }
  return found;
};
