import { commands, type CommandEntry } from '../../core/language/catalogue/commands.ts';
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
import { laterFunctionSummaries } from '../../core/language/catalogue/later-functions.ts';
import { signature } from '../../core/language/services/markdown.ts';

/** The text of docs/language.md: the whole catalogue as a manual. */
export const languageManual = (): string =>
  `${[
    '# The language',
    'CloudWatch Logs Insights as CTQ runs it: a query is a list of commands joined by `|`. This page is made from the catalogue that the editor shows (`npm run generate`).',
    '## Commands',
    ...commands.filter(({ support }) => support === 'full').map(commandSection),
    '### Commands that are not run yet',
    'CTQ knows them, says so, and leaves them to CloudWatch.',
    list(commands.filter(({ support }) => support === 'later').map(laterCommand)),
    '## Functions',
    ...groups.flatMap(functionGroup),
    '### Functions that are not run yet',
    list(laterFunctionSummaries.map(([, syntax, summary]) => `\`${syntax}\`: ${summary}`)),
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
  ].join('\n\n')}\n`;

const list = (lines: readonly string[]): string => lines.map((line) => `- ${line}`).join('\n');

const code = (text: string): string => `\`\`\`\n${text}\n\`\`\``;

const commandSection = ({ name, syntax, summary, notes, example }: CommandEntry): string =>
  [`### ${name}`, summary, code(syntax), list(notes), 'Example:', code(example)].join('\n\n');

const laterCommand = ({ name, summary, example }: CommandEntry): string =>
  `\`${name}\`: ${summary} Example: \`${example}\``;

const groups: readonly (readonly [group: FunctionGroup, title: string])[] = [
  ['aggregate', 'Aggregates, for `stats`'],
  ['general', 'General'],
  ['text', 'Text'],
  ['date', 'Date and time'],
  ['numeric', 'Numbers'],
  ['ip', 'Addresses'],
  ['json', 'JSON'],
];

const functionGroup = ([group, title]: (typeof groups)[number]): readonly string[] => [
  `### ${title}`,
  list(
    Object.entries<FunctionEntry>({ ...scalarFunctions, ...aggregateFunctions })
      .filter(([, entry]) => entry.group === group)
      .map(([name, entry]) => functionLine(name, entry)),
  ),
];

const functionLine = (name: string, entry: FunctionEntry): string => {
  const others = (entry.aliases ?? []).map((alias) => ` Also \`${alias}\`.`).join('');
  const notes = (entry.notes ?? []).map((note) => `\n  ${note}`).join('');
  return `\`${signature(name, entry)}\`: ${entry.summary}${others}${notes}\n  Example: \`${entry.example}\``;
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
