import { directiveEntry, directives } from '../../catalogue/directives.ts';
import { directiveMarkdown } from '../markdown.ts';
import type { Suggestion } from './suggestion.ts';

/** The directives, for what stands behind `# @`. */
export const directiveSuggestions = (): readonly Suggestion[] =>
  directives.map((entry) => ({
    label: entry.name,
    kind: 'directive',
    rank: 0,
    text: `${entry.name} `,
    snippet: `${entry.name} ${entry.snippet}`,
    detail: entry.summary,
    documentation: directiveMarkdown(entry),
  }));

/** Values that a directive often has. */
export const directiveValueSuggestions = (name: string): readonly Suggestion[] =>
  (directiveEntry(name)?.values ?? []).map(([label, detail]) => ({
    label,
    kind: 'value',
    rank: 0,
    detail,
  }));
