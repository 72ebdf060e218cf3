import { clauseWord } from '../../catalogue/clause-words.ts';
import { clauseWordMarkdown } from '../markdown.ts';
import type { Suggestion } from './suggestion.ts';

/** What may stand behind `SOURCE`. */
export const sourceSuggestions = (): readonly Suggestion[] =>
  forms.map(({ label, word, text, snippet }) => {
    const entry = word === undefined ? undefined : clauseWord('source', word);
    return {
      label,
      kind: 'snippet',
      rank: 0,
      text,
      snippet,
      filter: word ?? label,
      ...(entry === undefined
        ? { detail: 'a log group by its name', documentation: 'The log group of that name.' }
        : { detail: entry.summary, documentation: clauseWordMarkdown(entry) }),
    };
  });

interface Form {
  readonly label: string;
  readonly word: string | undefined;
  readonly text: string;
  readonly snippet: string;
}

const forms: readonly Form[] = [
  { label: "'…'", word: undefined, text: "''", snippet: "'${1:org-trail}'" },
  {
    label: 'logGroups(…)',
    word: 'logGroups',
    text: "logGroups(namePrefix: [''])",
    snippet: "logGroups(namePrefix: ['${1:org-trail}'])",
  },
  {
    label: 'dataSource(…)',
    word: 'dataSource',
    text: "dataSource(['aws_cloudtrail.management'])",
    snippet: "dataSource(['${1:aws_cloudtrail.management}'])",
  },
  {
    label: 'logGroupTags(…)',
    word: 'logGroupTags',
    text: 'logGroupTags([{"key": "", "values": [""]}])',
    snippet: 'logGroupTags([{"key": "${1:team}", "values": ["${2:security}"]}])',
  },
  { label: 'START=', word: 'START', text: 'START=-1h', snippet: 'START=${1:-1h}' },
  { label: 'END=', word: 'END', text: 'END=now', snippet: 'END=${1:now}' },
];

/** A query in parentheses, for a command that takes one. */
export const querySuggestions = (command: string, rank: number): readonly Suggestion[] => [
  command === 'join'
    ? {
        label: '(SOURCE …)',
        kind: 'snippet',
        rank,
        text: "(SOURCE '')",
        snippet: "(SOURCE '${1:other-trail}')",
        filter: 'SOURCE',
        detail: 'the other log group',
        documentation: 'The log group whose events are put beside these.',
      }
    : {
        label: '(SOURCE … | …)',
        kind: 'snippet',
        rank,
        text: "(SOURCE '' | )",
        snippet: "(SOURCE '${1:org-trail}' | ${2:stats count(*)})",
        filter: 'SOURCE',
        detail: 'another query',
        documentation: 'A query whose columns are put beside these.',
      },
];
