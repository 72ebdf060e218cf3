import { clauseWord } from '../../catalogue/clause-words.ts';
import { type OptionEntry, optionEntry } from '../../catalogue/options.ts';
import { clauseWordMarkdown, optionMarkdown } from '../markdown.ts';
import type { Suggestion } from './suggestion.ts';

/** Words of a command, in the given order. */
export const clauseSuggestions = (
  command: string,
  words: readonly string[],
  rank: number,
): readonly Suggestion[] =>
  words.map((label) => {
    const entry = clauseWord(command, label.replace(/=$/, ''));
    const isLast = FINAL.has(label) || label.endsWith('=');
    return {
      label,
      kind: 'keyword',
      rank,
      text: isLast ? label : `${label} `,
      filter: label,
      ...(entry === undefined
        ? {}
        : { detail: entry.summary, documentation: clauseWordMarkdown(entry) }),
      ...(FINAL.has(label) ? {} : { goesOn: true as const }),
    };
  });

/** Words that nothing has to follow. */
const FINAL: ReadonlySet<string> = new Set([
  'multi',
  'previousDay',
  'previousWeek',
  'previousMonth',
]);

/** Options of a command by name, to be given a value. */
export const optionSuggestions = (
  command: string,
  names: readonly string[],
  rank: number,
): readonly Suggestion[] =>
  names.flatMap((name) => {
    const entry = optionEntry(command, name);
    return entry === undefined
      ? []
      : {
          label: `${name}=`,
          kind: 'option',
          rank,
          filter: name,
          detail: entry.summary,
          documentation: optionMarkdown(entry),
          goesOn: true as const,
        };
  });

/** Values that an option may have; the usual one first. */
export const optionValueSuggestions = (command: string, option: string): readonly Suggestion[] => {
  const entry = optionEntry(command, option);
  const values = entry === undefined ? [] : valuesOf(entry);
  return values.map((label) => ({
    label,
    kind: 'value',
    rank: 0,
    detail: `of ${option}`,
    ...(entry === undefined ? {} : { documentation: optionMarkdown(entry) }),
  }));
};

const valuesOf = ({ values, default: usual }: OptionEntry): readonly string[] => {
  switch (values.kind) {
    case 'boolean':
      return usual === 'true' ? ['false', 'true'] : ['true', 'false'];
    case 'word':
      return values.words;
    case 'range':
      return ['1', '1-3'];
    case 'number':
    case 'count':
      return usual === undefined ? [] : [usual];
    case 'name':
      return [];
  }
};
