import { type Span, span } from '../../text/span.ts';
import type { NameForm } from './symbol.ts';

/** Where a part of a name stands, and how it is written there. */
export interface PartPlace {
  readonly span: Span;
  readonly form: NameForm;
}

/**
 * The place of the characters `from` to `to` of a name (which has no backticks) that is written at
 * `where` (perhaps with some). Empty parts have no place.
 */
export const partPlace = (
  text: string,
  where: Span,
  from: number,
  to: number,
): PartPlace | undefined => {
  const written = text.slice(where.start, where.end);
  const length = written.length - (written.match(/`/g)?.length ?? 0);
  if (from >= to || to > length) {
    return undefined;
  }
  if (from === 0 && to === length) {
    return { span: where, form: 'name' };
  }
  const start = offsetIn(written, from);
  const end = offsetIn(written, to - 1) + 1;
  const goesOn = to < length && written.charAt(end) !== '.' && !written.startsWith('`.', end);
  return isQuoted(written, start)
    ? quotedPlace(written, where.start, start, end)
    : { span: span(where.start + start, where.start + end), form: goesOn ? 'stem' : 'segment' };
};

/** A part that has backticks of its own is written with them. */
const quotedPlace = (written: string, at: number, start: number, end: number): PartPlace =>
  written.charAt(start - 1) === '`' && written.charAt(end) === '`'
    ? { span: span(at + start - 1, at + end + 1), form: 'segment' }
    : { span: span(at + start, at + end), form: 'quoted' };

/** Where a character of the name stands in the written name. */
const offsetIn = (written: string, index: number): number => {
  let left = index;
  for (let offset = 0; offset < written.length; offset += 1) {
    if (written.charAt(offset) === '`') {
      continue;
    }
    if (left === 0) {
      return offset;
    }
    left -= 1;
  }
  return written.length;
};

const isQuoted = (written: string, offset: number): boolean =>
  (written.slice(0, offset).match(/`/g)?.length ?? 0) % 2 === 1;
