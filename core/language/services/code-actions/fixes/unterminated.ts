import type { Span } from '../../../text/span.ts';
import { type Edit, insert, replace } from '../edit.ts';
import { type Place, written } from '../place.ts';
import { type Fix, fix } from './fix.ts';

/** Where a text without its second quote may end: the likeliest first. */
export const closeText = (place: Place, where: Span, quote: string): readonly Fix[] => {
  const rest = written(place, where).slice(1);
  return endsOf(rest, quote).map(({ at, length }) => {
    const content = rest.slice(0, at);
    const offset = where.start + 1 + at;
    const edit: Edit =
      length === 0
        ? insert(offset, quote)
        : replace({ start: offset, end: offset + length }, quote);
    return fix(`Close with ${quote} behind ${shortened(content)}`, edit);
  });
};

/** Where a regular expression without its second slash may end. */
export const closeRegex = (place: Place, where: Span): readonly Fix[] => {
  const rest = written(place, where).slice(1);
  return endsOf(rest, '/').map(({ at }) =>
    fix(`Close with / behind ${shortened(rest.slice(0, at))}`, insert(where.start + 1 + at, '/')),
  );
};

interface End {
  readonly at: number;
  /** Of a foreign quote that stands there. */
  readonly length: number;
}

/**
 * Before what goes on behind it: the other quote, a pipe, a word of the language, a bracket or
 * comma that nothing in the text has opened; else at the end of the line.
 */
const endsOf = (rest: string, quote: string): readonly End[] => {
  const whole = rest.trimEnd();
  const other = /["'`”’]$/.exec(whole);
  const foreign =
    other !== null && other[0] !== quote && quote !== '/'
      ? [{ at: whole.length - 1, length: 1 }]
      : [];
  const stops = [/\s*\|/, /\s+(?:and|or|as|by|desc|asc)\b/i, /[\])]+\s*(?:\||$)/, /,\s/, /\s*$/];
  const found = stops.flatMap((stop) => {
    const at = stop.exec(rest)?.index;
    return at === undefined || at === 0 ? [] : { at, length: 0 };
  });
  const [last, ...earlier] = found.toReversed();
  const nearestFirst = earlier.toSorted((a, b) => a.at - b.at);
  const all = [...foreign, ...nearestFirst, ...(last === undefined ? [] : [last])];
  const distinct = all.filter(({ at }, index) => all.findIndex((end) => end.at === at) === index);
  return distinct.slice(0, MOST_ENDS);
};

const MOST_ENDS = 3;
const LONGEST_SHOWN = 30;

const shortened = (content: string): string =>
  content.length > LONGEST_SHOWN ? `…${content.slice(-LONGEST_SHOWN)}` : content;
