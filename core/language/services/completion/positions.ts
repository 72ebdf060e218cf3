import type { Suggestion } from './suggestion.ts';
import { writtenName } from './written-name.ts';

/** Positions in lists, whatever their number, as `N`. */
export const foldedPath = (path: string): string => path.replace(/(?<=\.)\d+(?=\.|$)/g, 'N');

/**
 * A path whose positions in lists are `N`, as it is written: positions that are typed already
 * (`resources.1.`) are kept, others are a tab stop with 0.
 */
export const positioned = (
  path: string,
  typed: string,
): Pick<Suggestion, 'label' | 'text' | 'snippet' | 'filter'> => {
  const segments = path.split('.');
  const typedSegments = typed.split('.');
  const positions = segments.map((segment, index) => {
    const position = typedSegments[index];
    return segment === 'N' && position !== undefined && /^\d+$/.test(position) ? position : segment;
  });
  const label = positions.map((segment) => (segment === 'N' ? '0' : segment)).join('.');
  const text = writtenName(label);
  if (!positions.includes('N')) return text === label ? { label } : { label, text, filter: label };
  let stop = 0;
  const snippet = positions
    .map((segment) => (segment === 'N' ? `\${${(stop += 1)}:0}` : escapedSnippet(segment)))
    .join('.');
  return { label, text, filter: label, snippet: text === label ? snippet : `\`${snippet}\`` };
};

/** Signs that mean something in a snippet. */
export const escapedSnippet = (text: string): string => text.replace(/[\\$}]/g, '\\$&');
