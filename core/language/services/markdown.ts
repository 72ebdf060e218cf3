import type { CommandEntry } from '../catalogue/commands.ts';
import type { DirectiveEntry } from '../catalogue/directives.ts';
import type { DurationUnitEntry } from '../catalogue/durations.ts';
import type { FieldEntry, FieldType } from '../catalogue/fields.ts';
import type { FunctionEntry, ParameterEntry } from '../catalogue/functions.ts';
import type { KeywordEntry } from '../catalogue/keywords.ts';
import { laterFunctionSummaries } from '../catalogue/later-functions.ts';

/*
 * The catalogue's entries as Markdown, for hover and for the documentation of completions. Nothing
 * of the user's text goes into it except through `codeBlock`.
 */

/** A block of query text, which Markdown leaves alone whatever is in it. */
const codeBlock = (text: string): string => {
  const longest = Math.max(0, ...(text.match(/`+/g) ?? []).map((ticks) => ticks.length));
  const fence = '`'.repeat(Math.max(3, longest + 1));
  return `${fence}ctq\n${text}\n${fence}`;
};

/** Paragraphs, those that are empty left out. */
const paragraphs = (...parts: readonly (string | undefined)[]): string =>
  parts.filter((part) => part !== undefined && part !== '').join('\n\n');

const bullets = (notes: readonly string[]): string => notes.map((note) => `- ${note}`).join('\n');

const example = (text: string): string => `Example:\n${codeBlock(text)}`;

const NOT_RUN = 'CTQ knows it but does not run it yet; the CloudWatch console does.';

export const commandMarkdown = (entry: CommandEntry): string =>
  paragraphs(
    codeBlock(entry.syntax),
    entry.summary,
    entry.support === 'later' ? NOT_RUN : undefined,
    bullets(entry.notes),
    example(entry.example),
  );

export const functionMarkdown = (name: string, entry: FunctionEntry): string =>
  paragraphs(
    codeBlock(`${signature(name, entry)}: ${entry.result}`),
    entry.summary,
    bullets(entry.notes ?? []),
    example(entry.example),
  );

export const laterFunctionMarkdown = (name: string): string => {
  const [, syntax, summary] = laterFunctionSummaries.find(([known]) => known === name) ?? [];
  return paragraphs(codeBlock(syntax ?? name), summary, NOT_RUN);
};

export const keywordMarkdown = (entry: KeywordEntry): string =>
  paragraphs(codeBlock(entry.syntax), entry.summary, bullets(entry.notes), example(entry.example));

export const directiveMarkdown = (entry: DirectiveEntry): string =>
  paragraphs(codeBlock(entry.syntax), entry.summary, bullets(entry.notes), example(entry.example));

export const fieldMarkdown = (entry: FieldEntry): string =>
  paragraphs(
    codeBlock(`${entry.name}: ${entry.type}`),
    entry.meaning,
    typeNote[entry.type],
    valuesNote(entry),
  );

const typeNote: { readonly [Type in FieldType]: string | undefined } = {
  text: undefined,
  number: undefined,
  timestamp: undefined,
  any: undefined,
  boolean: 'In the event it is a JSON boolean, which CloudWatch reads as 1 or 0.',
};

const valuesNote = ({ values, closed }: FieldEntry): string | undefined => {
  if (values.length === 0) return undefined;
  const listed = values.map((value) => `\`${value}\``).join(', ');
  return closed === true ? `Values: ${listed}.` : `For example: ${listed}.`;
};

/** A name that holds fields and has no value of its own. */
export const containerMarkdown = (name: string, within: readonly string[]): string =>
  paragraphs(
    codeBlock(name),
    'It holds other fields and has no value of its own:',
    bullets(within.map((field) => `\`${field}\``)),
  );

/** A column: the command that makes it, its definition, and more about what it is made of. */
export const columnMarkdown = (command: string, definition: string, more?: string): string =>
  paragraphs(`Defined by \`${command}\`:`, codeBlock(definition), more);

/** A period with what its unit allows. */
export const periodMarkdown = (amount: number, { unit, cap }: DurationUnitEntry): string =>
  paragraphs(
    codeBlock(`${amount} ${unit}${amount === 1 ? '' : 's'}`),
    cap === undefined
      ? undefined
      : `More than ${cap} ${unit}s work as ${cap}${amount > cap ? ': this does' : ''}.`,
    unit === 'minute' ? '`m` is minutes, `mo` is months.' : undefined,
  );

/** `name(first, second[, third]…)`. */
export const signature = (name: string, { parameters }: FunctionEntry): string =>
  `${name}(${parameters.map(parameterText).join('')})`;

const parameterText = (parameter: ParameterEntry, index: number): string => {
  const separated = `${index === 0 ? '' : ', '}${parameter.name}`;
  const written = parameter.optional === true ? `[${separated}]` : separated;
  return parameter.repeats === true ? `${written}, …` : written;
};
