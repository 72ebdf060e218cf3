import { functionMeaning } from '../../../catalogue/functions.ts';
import type { Binary, Call } from '../../../syntax/ast.ts';
import { replace } from '../edit.ts';
import { leftText, literally, quoted } from '../operands.ts';
import { expressionsAround, type Place, written } from '../place.ts';
import { rewriting, type Refactor, type Refactoring } from './refactoring.ts';

/** A text, a regular expression without signs, and `strcontains` look for the same. */
export const likeForms: Refactor = (place) => {
  const innermost = expressionsAround(place, place.span).findLast(
    ({ kind }) => kind === 'binary' || kind === 'call',
  );
  switch (innermost?.kind) {
    case 'binary':
      return ofComparison(place, innermost);
    case 'call':
      return ofCall(place, innermost);
    default:
      return [];
  }
};

const ofComparison = (place: Place, comparison: Binary): readonly Refactoring[] => {
  const { operator, right } = comparison;
  if (operator !== 'like' && operator !== 'not like') {
    return [];
  }
  if (right.kind === 'regex') {
    const plain = /^[\w @:,=-]+$/.test(right.source) ? right.source : undefined;
    return plain === undefined
      ? []
      : [rewriting(`Write ${operator} "${plain}"`, replace(right.span, `"${plain}"`))];
  }
  if (right.kind !== 'text' || right.value === '' || right.value.includes('{{')) {
    return [];
  }
  const regex = `/${literally(right.value)}/`;
  const call = `strcontains(${leftText(place, comparison)}, ${written(place, right.span)})`;
  return [
    rewriting(`Write ${operator} ${regex}`, replace(right.span, regex)),
    // Of a missing field strcontains says nothing, which "not" does not turn into true.
    ...(operator === 'like'
      ? [rewriting('Write strcontains', replace(comparison.span, call))]
      : []),
  ];
};

const ofCall = (place: Place, call: Call): readonly Refactoring[] => {
  const [text, part, more] = call.arguments;
  const isCondition =
    place.command?.kind === 'filter' && functionMeaning(call.name)?.name === 'strcontains';
  return isCondition && text !== undefined && part?.kind === 'text' && more === undefined
    ? [
        rewriting(
          'Write like',
          replace(call.span, `${written(place, text.span)} like ${quoted(part.value)}`),
        ),
      ]
    : [];
};
