import type { ClauseWord } from '../catalogue/clause-words.ts';
import type { CommandEntry } from '../catalogue/commands.ts';
import type { DirectiveEntry } from '../catalogue/directives.ts';
import type { DurationUnitEntry } from '../catalogue/durations.ts';
import type { FieldEntry, FieldType } from '../catalogue/fields.ts';
import type { FunctionEntry, ParameterEntry } from '../catalogue/functions.ts';
import type { KeywordEntry } from '../catalogue/keywords.ts';
import type { OptionEntry } from '../catalogue/options.ts';
import { bullets, codeBlock, codes, paragraphs } from './markdown-text.ts';

/*
 * The catalogue's entries as Markdown, for hover and for the documentation of completions. Nothing
 * of the user's text goes into it except through the functions of `markdown-text.ts`.
 */

const example = (text: string): string => `Example:\n${codeBlock(text)}`;

const CLOUDWATCH_ONLY = 'It runs in CloudWatch alone.';

/** From this year on not every tool and every Region may know a command. */
const RECENT = 2026;

const placesNote = ({ since, runs }: CommandEntry): string | undefined => {
  const recent = since >= RECENT ? `Since ${since}.` : undefined;
  const place = runs.includes('local') ? undefined : CLOUDWATCH_ONLY;
  return recent === undefined ? place : [recent, place].filter(Boolean).join(' ');
};

export const commandMarkdown = (entry: CommandEntry): string =>
  paragraphs(
    codeBlock(entry.syntax),
    entry.summary,
    placesNote(entry),
    bullets(entry.notes),
    example(entry.example),
  );

export const functionMarkdown = (name: string, entry: FunctionEntry): string =>
  paragraphs(
    codeBlock(`${signature(name, entry)}: ${entry.result}`),
    entry.summary,
    bullets([...(entry.notes ?? []), ...newerNote(entry), ...otherNames(entry)]),
    example(entry.example),
    // Of aggregates the events are not shown here, so their results would say nothing.
    entry.group === 'aggregate' ? undefined : results(entry),
  );

/** What older Regions and log classes may not know. */
const newerNote = ({ since }: FunctionEntry): readonly string[] =>
  since === 2018 ? [] : [`Since ${since}.`];

const otherNames = ({ aliases = [] }: FunctionEntry): readonly string[] =>
  aliases.map((alias) => `\`${alias}\` is the same.`);

const results = ({ results: pairs = [] }: FunctionEntry): string | undefined =>
  pairs.length === 0
    ? undefined
    : codeBlock(
        pairs.map(([expression, text]) => `${expression}  # ${text ?? 'nothing'}`).join('\n'),
      );

export const keywordMarkdown = (entry: KeywordEntry): string =>
  paragraphs(codeBlock(entry.syntax), entry.summary, bullets(entry.notes), example(entry.example));

/** A word that only this command has. */
export const clauseWordMarkdown = ({ word, summary }: ClauseWord): string =>
  paragraphs(codeBlock(word), summary);

export const optionMarkdown = (entry: OptionEntry): string =>
  paragraphs(
    codeBlock(`${entry.name}=${entry.default ?? 'NAME'}`),
    entry.summary,
    entry.values.kind === 'word' ? `Values: ${codes(entry.values.words)}.` : undefined,
    entry.default === undefined ? 'It is needed.' : `If left out: ${codes([entry.default])}.`,
  );

export const directiveMarkdown = (entry: DirectiveEntry): string =>
  paragraphs(codeBlock(entry.syntax), entry.summary, bullets(entry.notes), example(entry.example));

/** What the commands of a filter pattern are; none let every event pass. */
export const narrowingMarkdown = (commands: readonly string[]): string =>
  commands.length === 0
    ? 'Lets every event pass.'
    : paragraphs('In the language of queries:', codeBlock(commands.join('\n| ')));

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
    bullets([
      ...within.slice(0, MOST_WITHIN).map((field) => `\`${field}\``),
      ...(within.length > MOST_WITHIN ? [`and ${within.length - MOST_WITHIN} more`] : []),
    ]),
  );

const MOST_WITHIN = 16;

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

const parameterText = (
  { name, optional, repeats }: ParameterEntry,
  index: number,
  all: readonly ParameterEntry[],
): string => {
  const separated = `${index === 0 ? '' : ', '}${name}`;
  const written = optional === true ? `[${separated}]` : separated;
  return repeats === true && all[index + 1]?.repeats !== true ? `${written}, …` : written;
};
