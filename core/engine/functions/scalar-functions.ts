import type { ScalarName } from '#language/catalogue/functions.ts';
import * as date from './date.ts';
import * as general from './general.ts';
import * as ip from './ip.ts';
import * as json from './json.ts';
import * as numeric from './numeric.ts';
import type { ScalarFunction } from './scalar-call.ts';
import * as text from './text.ts';

/** Total over the catalogue: a function without an implementation does not compile. */
export const scalarImplementations: { readonly [Name in ScalarName]: ScalarFunction } = {
  ...numeric,
  ...date,
  ...general,
  ...json,
  ...ip,
  ...text,
};
