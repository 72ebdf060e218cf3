import { durationUnit } from '../../../catalogue/durations.ts';
import { rangeProblem } from '../../../query-file/range.ts';
import { span } from '../../../text/span.ts';
import { insert, remove, replace } from '../edit.ts';
import { headPlace } from '../head.ts';
import { type Place, written } from '../place.ts';
import { type Fix, fix, type Fixer, type Fixers } from './fix.ts';

const unknownDirective: Fixer<'unknown-directive'> = ({ span: where, parameters }, place) => {
  const { nearest, name } = parameters;
  const at = where.start - 1;
  const plain =
    place.text[at] === '@' ? [fix('Make it a plain comment', remove(span(at, where.start)))] : [];
  return [
    ...(nearest === undefined
      ? []
      : [fix(`Write ${nearest}`, replace(where, nearest.replace(/^@/, '')))]),
    ...(name === '' ? [] : plain),
  ];
};

const invalidDirective: Fixer<'invalid-directive'> = (
  { span: where, parameters: { name } },
  place,
) => {
  const value = written(place, where);
  const isMissing = value.toLowerCase() === name.toLowerCase();
  switch (name.toLowerCase()) {
    case 'range':
      return isMissing
        ? ['-1h', '-24h', '-7d'].map((range) =>
            fix(`Write ${range}`, insert(where.end, ` ${range}`)),
          )
        : rangesMeant(value).map((range) => fix(`Write ${range}`, replace(where, range)));
    case 'dedupe':
      return [
        fix('Write eventID', isMissing ? insert(where.end, ' eventID') : replace(where, 'eventID')),
      ];
    case 'param':
      return (isMissing ? [] : parameterMeant(value)).map((text) =>
        fix(`Write ${text}`, replace(where, text)),
      );
    default:
      return [];
  }
};

/** `last week`, `7d`, `2022-02-12 to 2022-02-19`, and ranges whose ends are the wrong way round. */
const rangesMeant = (written: string): readonly string[] => {
  const value = written
    .trim()
    .toLowerCase()
    .replace(/^["']|["']$/g, '');
  const [, amount, letters] =
    /^(?:the\s+)?(?:(?:last|past)\s+|-\s*)?(\d+)?\s*([a-z]+)(?:\s+ago)?$/.exec(value) ?? [];
  const unit = letters === undefined ? undefined : durationUnit(letters);
  const ago = unit === undefined ? [] : [`-${amount ?? 1}${unit.spellings[0] ?? ''}`];
  const sides = value
    .split(/\s*(?:\.{2,}|…|–|—|\bto\b|\buntil\b|\s-\s|,|\/(?=\d{4}-))\s*/)
    .map(sideMeant);
  const both = sides.length === 2 ? [sides.join('..'), sides.toReversed().join('..')] : sides;
  const words: readonly string[] = NAMED.get(value) ?? [];
  return [...new Set([...words, ...ago, ...both])].filter(
    (range) => range !== written && rangeProblem(range) === undefined,
  );
};

/** `2022/2/12`, `7d` on one side. */
const sideMeant = (side: string): string => {
  const [, year, month, day] = /^(\d{4})[/.-](\d{1,2})[/.-](\d{1,2})$/.exec(side) ?? [];
  if (year !== undefined && month !== undefined && day !== undefined) {
    return `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  }
  return /^\d+[a-z]+$/.test(side) ? `-${side}` : side;
};

const NAMED: ReadonlyMap<string, readonly string[]> = new Map([
  ['today', ['-24h']],
  ['yesterday', ['-2d..-1d']],
  ['everything', ['all']],
  ['any', ['all']],
  ['*', ['all']],
]);

/** `my-key = x`: names have letters, digits and `_`. */
const parameterMeant = (value: string): readonly string[] => {
  const [, name, rest = ''] = /^["'{$]*([\w-]+)[}"']*\s*((?:=|:)[^]*)?$/.exec(value) ?? [];
  const meant = name?.replace(/-/g, '_').replace(/^(?=\d)/, '_');
  return meant === undefined ? [] : [`${meant}${rest === '' ? '' : ` ${rest.replace(/^:/, '=')}`}`];
};

const invalidIgnore: Fixer<'invalid-ignore'> = ({ span: where, parameters }, { text }) => {
  const { nearest, code } = parameters;
  if (nearest !== undefined) {
    return [fix(`Write ${nearest}`, replace(where, nearest))];
  }
  const isWhole = code === '';
  const end = isWhole && text[where.end] === '\n' ? where.end + 1 : where.end;
  return isWhole ? [fix('Remove the comment', remove(span(where.start, end)))] : [];
};

const RANGES = ['-1h', '-24h', '-7d'];

const noRange: Fixer<'no-range'> = (_, place): readonly Fix[] =>
  place.query === undefined ? [] : RANGES.map((range) => addRange(place, range));

const addRange = (place: Place, range: string): Fix => {
  const { offset, before, after } = headPlace(
    place.text,
    place.query?.body.start ?? place.span.start,
  );
  return fix(`Add # @range ${range}`, insert(offset, `${before}# @range ${range}${after}`));
};

/** Remedies of what comments say to CTQ. */
export const commentFixers = {
  'unknown-directive': unknownDirective,
  'invalid-directive': invalidDirective,
  'invalid-ignore': invalidIgnore,
  'no-range': noRange,
} as const satisfies Fixers;
