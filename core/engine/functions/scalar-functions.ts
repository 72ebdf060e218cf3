import type { GroupingName, ScalarName } from '#language/catalogue/functions.ts';
import * as conversion from './conversion.ts';
import * as date from './date.ts';
import * as dateText from './date-text.ts';
import * as encoding from './encoding.ts';
import {
  choose,
  chooseFirst,
  coalesce,
  isNumeric,
  ispresent,
  messageSize,
  unmask,
} from './general.ts';
import * as ip from './ip.ts';
import * as json from './json.ts';
import { lowerBound } from './lower-bound.ts';
import * as numeric from './numeric.ts';
import { regexReplace } from './regex-replace.ts';
import type { ScalarFunction } from './scalar-call.ts';
import * as text from './text.ts';

/** Total over the catalogue: a function without an implementation does not compile. */
export const scalarImplementations: { readonly [Name in ScalarName]: ScalarFunction } = {
  ...numeric,
  ...conversion,
  ...date,
  ...dateText,
  ispresent,
  coalesce,
  case: chooseFirst,
  if: choose,
  isNumeric,
  messageSize,
  unmask,
  ...json,
  ...ip,
  ...text,
  regexReplace,
  ...encoding,
};

/** Total over the aggregates that may stand behind `by`. */
export const groupingImplementations: { readonly [Name in GroupingName]: ScalarFunction } = {
  histogram: lowerBound,
};
