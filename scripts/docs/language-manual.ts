import {
  commands,
  type CommandEntry,
  type RunPlace,
} from '../../core/language/catalogue/commands.ts';
import { directives } from '../../core/language/catalogue/directives.ts';
import { type DurationUnitEntry, durationUnits } from '../../core/language/catalogue/durations.ts';
import { fieldEntries, type FieldEntry } from '../../core/language/catalogue/fields.ts';
import {
  aggregateFunctions,
  type FunctionEntry,
  type FunctionGroup,
  scalarFunctions,
} from '../../core/language/catalogue/functions.ts';
import { type KeywordEntry, keywords } from '../../core/language/catalogue/keywords.ts';
import { signature } from '../../core/language/services/markdown.ts';
import { exampleEvents } from './example-events.ts';
import { markdownTable } from './markdown-table.ts';

/** The text of docs/language.md: the whole catalogue as a manual. */
export const languageManual = (): string =>
  `${[
    '# The language',
    'CloudWatch Logs Insights as CTQ runs it: a query is a list of commands joined by `|`. This page is made from the catalogue that the editor shows (`npm run generate`), and its examples are tested.',
    '## At a glance',
    '"Since" is the year in which CloudWatch got something; 2018, when the language appeared, stands for all functions of before 2024. What is of 2026 is not in every Region at once.',
    '### All commands',
    commandTable(),
    '### All functions',
    functionTable(),
    '## Commands',
    ...commands.map(commandSection),
    '## Functions',
    'Functions of a missing value give nothing, unless they say otherwise. What is shown of aggregates they give over the [events of the examples](#events-of-the-examples).',
    ...groups.flatMap(functionGroup),
    '## Operators and keywords',
    list(keywords.map(keywordLine)),
    '## Periods',
    list(durationUnits.map(unitLine)),
    '## Directives',
    'Comments that mean something to CTQ and nothing to CloudWatch.',
    ...directives.flatMap(({ syntax, summary, notes }) => [
      `### \`${syntax}\``,
      summary,
      list(notes),
    ]),
    '## Fields',
    'The fields of CloudTrail events that the editor knows; `N` is a position in a list, counted from 0, and `*` a name that varies. Requests and answers have many more.',
    list(fieldEntries.map(fieldLine)),
    '## Events of the examples',
    'Made up, in order of time.',
    code(exampleEvents.map((event) => JSON.stringify(event)).join('\n')),
  ].join('\n\n')}\n`;

const HEAD = ['what it does', 'since', 'runs', 'example'];

const commandTable = (): string =>
  markdownTable(
    ['command', ...HEAD],
    commands.map(({ name, summary, since, runs, example }) => [
      `\`${name}\``,
      summary,
      String(since),
      runs.map((place) => placeNames[place]).join(', '),
      inline(example),
    ]),
  );

const placeNames: { readonly [Place in RunPlace]: string } = {
  local: 'local',
  cloudwatch: 'CloudWatch',
};

/** The engine's table is total over the catalogue, so a function that is known runs here too. */
const functionTable = (): string =>
  markdownTable(
    ['function', ...HEAD],
    groups.flatMap(([group]) =>
      functionsOf(group).map(([name, entry]) => [
        `\`${signature(name, entry)}\``,
        entry.summary,
        String(entry.since),
        'local, CloudWatch',
        inline(entry.example),
      ]),
    ),
  );

/** A query of several lines on one. */
const inline = (query: string): string => `\`${query.replaceAll(/\s*\n\s*/g, ' ')}\``;

const list = (lines: readonly string[]): string => lines.map((line) => `- ${line}`).join('\n');

const code = (text: string): string => `\`\`\`\n${text}\n\`\`\``;

const commandSection = ({ name, syntax, summary, notes, example }: CommandEntry): string =>
  [`### ${name}`, summary, code(syntax), list(notes), 'Example:', code(example)].join('\n\n');

const groups: readonly (readonly [group: FunctionGroup, title: string])[] = [
  ['aggregate', 'Aggregates, for `stats`'],
  ['general', 'General'],
  ['text', 'Text'],
  ['date', 'Date and time'],
  ['numeric', 'Numbers'],
  ['ip', 'Addresses'],
  ['json', 'JSON'],
  ['encoding', 'Encodings and hashes'],
];

const functionsOf = (group: FunctionGroup): readonly (readonly [string, FunctionEntry])[] =>
  Object.entries<FunctionEntry>({ ...scalarFunctions, ...aggregateFunctions }).filter(
    ([, entry]) => entry.group === group,
  );

const functionGroup = ([group, title]: (typeof groups)[number]): readonly string[] => [
  `### ${title}`,
  list(functionsOf(group).map(([name, entry]) => functionLine(name, entry))),
];

const functionLine = (name: string, entry: FunctionEntry): string => {
  const others = (entry.aliases ?? []).map((alias) => ` Also \`${alias}\`.`).join('');
  const since = entry.since === 2018 ? '' : ` Since ${entry.since}.`;
  return [
    `\`${signature(name, entry)}\`: ${entry.summary}${others}${since}`,
    ...(entry.notes ?? []),
    `Example: \`${entry.example}\``,
    ...(entry.results ?? []).map(resultLine),
  ].join('\n  ');
};

const resultLine = ([expression, text]: NonNullable<FunctionEntry['results']>[number]): string =>
  `\`${expression}\` gives ${resultText(text)}.`;

const resultText = (text: string | undefined): string => {
  if (text === undefined) {
    return 'nothing';
  }
  return text.trim() === text && text !== '' ? `\`${text}\`` : `\`"${text}"\``;
};

const keywordLine = ({ syntax, summary, notes }: KeywordEntry): string =>
  [`\`${syntax.split('\n').join('` or `')}\`: ${summary}`, ...notes].join('\n  ');

const unitLine = ({ unit, spellings, cap }: DurationUnitEntry): string => {
  const written = spellings.map((spelling) => `\`${spelling}\``).join(', ');
  return `${unit}: ${written}${cap === undefined ? '' : `; counts above ${cap} work as ${cap}`}`;
};

const fieldLine = ({ name, type, meaning, values, closed }: FieldEntry): string => {
  const shown = values.map((value) => `\`${value}\``).join(', ');
  const lead = closed === true ? 'Values' : 'For example';
  return `\`${name}\` (${type}): ${meaning}${shown === '' ? '' : `\n  ${lead}: ${shown}`}`;
};
