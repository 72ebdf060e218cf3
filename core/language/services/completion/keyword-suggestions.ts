import { keywordEntry } from '../../catalogue/keywords.ts';
import { keywordMarkdown } from '../markdown.ts';
import type { Suggestion } from './suggestion.ts';

/** Keywords and operators by name, in the given order; `not like` is explained as `like` is. */
export const keywordSuggestions = (names: readonly string[], rank: number): readonly Suggestion[] =>
  names.map((name) => {
    const entry = keywordEntry(name.replace(/^not (?=.)/, ''));
    return {
      label: name,
      kind: entry?.kind === 'keyword' ? 'keyword' : 'operator',
      rank,
      text: FINAL.has(name) ? name : `${name} `,
      filter: name,
      ...(entry === undefined
        ? {}
        : { detail: entry.summary, documentation: keywordMarkdown(entry) }),
      ...(FINAL.has(name) ? {} : { goesOn: true as const }),
    };
  });

/** Words that nothing has to follow. */
const FINAL: ReadonlySet<string> = new Set(['asc', 'desc', 'true', 'false']);
