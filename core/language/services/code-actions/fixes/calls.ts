import {
  arityOf,
  functionMeaning,
  groupingMeaning,
  parameterAt,
  type ParameterEntry,
} from '../../../catalogue/functions.ts';
import type { Call } from '../../../syntax/ast.ts';
import { span } from '../../../text/span.ts';
import { insert, remove, replace } from '../edit.ts';
import { nameText } from '../operands.ts';
import { expressionsAround, type Place, written } from '../place.ts';
import { fix, type Fixer, type Fixers } from './fix.ts';

/** The call that the place is an argument of. */
const callAround = (place: Place): Call | undefined =>
  expressionsAround(place, place.span).findLast(
    (expression): expression is Call =>
      expression.kind === 'call' && expression.nameSpan.end <= place.span.start,
  );

const entryOf = ({ name }: Call) => functionMeaning(name)?.entry ?? groupingMeaning(name)?.entry;

/** What is usual where an argument is missing at the end. */
const USUAL_ARGUMENTS: ReadonlyMap<string, string> = new Map([
  ['bin', '1h'],
  ['datefloor', '1h'],
  ['dateceil', '1h'],
  ['pct', '95'],
  ['substr', '0'],
  ['split', '","'],
  ['parseDate', '"yyyy-MM-dd\'T\'HH:mm:ssX"'],
  ['formatDate', '"%Y-%m-%d %H:%M:%S"'],
  ['isIpInSubnet', '"10.0.0.0/8"'],
]);

const wrongArity: Fixer<'wrong-arity'> = (problem, place) => {
  const call = expressionsAround(place, problem.span).find(
    (expression): expression is Call =>
      expression.kind === 'call' && expression.span.start === problem.span.start,
  );
  const entry = call && entryOf(call);
  if (call === undefined || entry === undefined) {
    return [];
  }
  const { least, most } = arityOf(entry);
  const { arguments: given } = call;
  if (given.length > most) {
    const start = most === 0 ? given[0]?.span.start : given[most - 1]?.span.end;
    const where = span(start ?? call.span.end - 1, call.span.end - 1);
    return [fix(`Remove ${written(place, where).replace(/^\s*,\s*/, '')}`, remove(where))];
  }
  const usual = USUAL_ARGUMENTS.get(functionMeaning(call.name)?.name ?? '');
  if (usual === undefined || given.length !== least - 1) {
    return [];
  }
  const text = given.length === 0 ? usual : `, ${usual}`;
  return [fix(`Add ${usual}`, insert(call.span.end - 1, text))];
};

/** A name in quotes, an expression where a text is wanted. */
const wrongType: Fixer<'wrong-type'> = (_, place) => {
  const argument = callAround(place)?.arguments.find(
    ({ span: { start } }) => start === place.span.start,
  );
  switch (argument?.kind) {
    case 'text':
      return /^[A-Za-z@][\w@.]*$/.test(argument.value)
        ? [
            fix(
              `Write ${nameText(argument.value)} without quotes`,
              replace(place.span, argument.value),
            ),
          ]
        : [];
    case 'list':
      return argument.items.length === 1 && argument.items[0] !== undefined
        ? [fix('Remove the brackets', replace(place.span, written(place, argument.items[0].span)))]
        : [];
    case 'duration':
      return [fix(`Write ${argument.amount}`, replace(place.span, String(argument.amount)))];
    default:
      return [];
  }
};

/** The nearest number that the function takes. */
const outOfRange: Fixer<'out-of-range'> = (_, place) => {
  const call = callAround(place);
  const entry = call && entryOf(call);
  const index =
    call?.arguments.findIndex(({ span: { start } }) => start === place.span.start) ?? -1;
  const bounds = entry && parameterAt(entry, index, call.arguments.length)?.bounds;
  const value = Number(written(place, place.span).replace(/["'\s]/g, ''));
  if (bounds === undefined || Number.isNaN(value)) {
    return [];
  }
  const nearest = String(clamped(value, bounds));
  return [fix(`Write ${nearest}`, replace(place.span, nearest))];
};

const clamped = (
  value: number,
  { least, most, whole }: NonNullable<ParameterEntry['bounds']>,
): number => {
  const within = Math.min(Math.max(value, least), most);
  return whole === true ? Math.trunc(within) : within;
};

/** `eventTime` has a sister that is a number. */
const textAsTime: Fixer<'text-as-time'> = ({ span: where, parameters: { field } }) => {
  const parsed = `parseDate(${field}, "yyyy-MM-dd'T'HH:mm:ssX")`;
  return [
    ...(field === 'eventTime' ? [fix('Write @timestamp', replace(where, '@timestamp'))] : []),
    fix(`Write ${parsed}`, replace(where, parsed)),
  ];
};

const structureAsKey: Fixer<'structure-as-key'> = ({ span: where }, place) => {
  const works = `jsonStringify(${written(place, where)})`;
  return [fix(`Write ${works}`, replace(where, works))];
};

/** Remedies of arguments. */
export const callFixers = {
  'wrong-arity': wrongArity,
  'wrong-type': wrongType,
  'out-of-range': outOfRange,
  'text-as-time': textAsTime,
  'structure-as-key': structureAsKey,
} as const satisfies Fixers;
