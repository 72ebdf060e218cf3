import type { Element } from './elements.ts';

/** What stands in front of the first element of what begins at an offset. */
export const gapBefore = (text: string, start: number, first: Element): string =>
  first.joined ? text.slice(start, first.span.start).replace(/^\s*\n/, '') : indent(first);

/** At the start of a line a comment of three `#` would begin a query. */
const indent = ({ kind, text }: Element): string =>
  kind === 'comment' && /^###(?!#)/.test(text) ? ' ' : '';

/**
 * What stands between two elements: a blank line between queries, a blank before a comment at a
 * line's end, else line breaks.
 */
export const gapBetween = (text: string, last: Element, next: Element): string => {
  const typed = text.slice(last.span.end, next.span.start);
  if (next.joined) {
    return typed;
  }
  if (next.kind === 'separator' || next.kind === 'kept') {
    return '\n\n';
  }
  const lines = typed.split('\n').length - 1;
  if (next.kind === 'comment' && lines === 0) {
    return ' ';
  }
  const keepsBlank = last.kind === 'comment' || next.kind === 'comment';
  const breaks = keepsBlank && lines > 1 && last.kind !== 'separator' ? '\n\n' : '\n';
  return breaks + indent(next);
};

/** The elements of a part of a file that begins at an offset, written. */
export const join = (text: string, start: number, elements: readonly Element[]): string =>
  elements
    .map((element, index) => {
      const last = elements[index - 1];
      const gap =
        last === undefined ? gapBefore(text, start, element) : gapBetween(text, last, element);
      return gap + element.text;
    })
    .join('');
