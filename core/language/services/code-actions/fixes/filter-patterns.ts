import { span } from '../../../text/span.ts';
import { remove, replace } from '../edit.ts';
import { type Place, written } from '../place.ts';
import { type Fix, fix, type Fixer, type Fixers, safeFix } from './fix.ts';

/** `= true` and `!= true`: the operator before the word changes too. */
const word: Fixer<'filter-pattern-word'> = ({ span: where, parameters: { text, test } }, place) => {
  const before = /\s*(!?=)\s*$/.exec(place.text.slice(0, where.start));
  const sign = before?.[1];
  const opposite = text.toLowerCase() === 'true' ? 'IS FALSE' : 'IS TRUE';
  const isNull = text.toLowerCase() === 'null';
  const quotedText = fix(`Write "${text}", if it is a text`, replace(where, `"${text}"`));
  if (before === null || (sign === '!=' && isNull)) {
    return [quotedText];
  }
  const works = sign === '!=' ? opposite : test;
  return [fix(`Write ${works}`, replace(span(before.index, where.end), ` ${works}`)), quotedText];
};

/** `*` in the middle of a text is `.*` of a regular expression. */
const star: Fixer<'filter-pattern-star'> = ({ span: where }, place) => {
  const text = written(place, where).replace(/^"|"$/g, '');
  const start = text.startsWith('*') ? '' : '^';
  const end = text.endsWith('*') ? '' : '$';
  const inner = text
    .replace(/^\*|\*$/g, '')
    .split('*')
    .map((part) => part.replace(/[\\^$.+?[\]{}|]/g, String.raw`\$&`))
    .join('.*');
  const regex = `%${start}${inner}${end}%`;
  return [fix(`Write ${regex}`, replace(where, regex))];
};

const selector: Fixer<'filter-pattern-selector'> = ({ span: where, parameters: { right } }) =>
  right.startsWith('$') && !/\s/.test(right) ? [fix(`Write ${right}`, replace(where, right))] : [];

const KNOWN_WORDS: ReadonlyMap<string, string> = new Map([
  ['and', '&&'],
  ['or', '||'],
  ['&', '&&'],
  ['|', '||'],
  ['==', '='],
  ['<>', '!='],
  ['=~', '='],
]);

/** Words of queries that have a sign here, and texts in the wrong quotes. */
const unsupported: Fixer<'filter-pattern-unsupported'> = ({ span: where }, place) => {
  const given = written(place, where);
  const sign = KNOWN_WORDS.get(given.toLowerCase());
  if (sign !== undefined) {
    return [fix(`Write ${sign}`, replace(where, sign))];
  }
  if (/^'[^'"]*'$/.test(given)) {
    const text = `"${given.slice(1, -1)}"`;
    return [fix(`Write ${text}`, replace(where, text))];
  }
  return presence(place);
};

/** `EXISTS` and `IS NOT NULL`: the property has any value at all. */
const presence = ({ text, span: { start } }: Place): readonly Fix[] => {
  const rest = /^(?:exists|is\s+not\s+null|is\s+exists)/i.exec(text.slice(start))?.[0];
  return rest === undefined
    ? []
    : [fix('Write = "*"', replace(span(start, start + rest.length), '= "*"'))];
};

/** Remedies of filter patterns. */
export const filterPatternFixers = {
  'filter-pattern-quotes': ({ span: where, parameters: { text } }) => [
    safeFix(`Write "${text}"`, replace(where, `"${text}"`)),
  ],
  'filter-pattern-like': ({ span: where }) => [safeFix('Write =', replace(where, '='))],
  'filter-pattern-selector': selector,
  'filter-pattern-word': word,
  'filter-pattern-star': star,
  'filter-pattern-optional': ({ span: where }, place) =>
    place.text[where.start] === '?'
      ? [fix('Remove ?', remove(span(where.start, where.start + 1)))]
      : [],
  'filter-pattern-unsupported': unsupported,
} as const satisfies Fixers;
