import type { ProblemCode } from '../../../problems/catalogue.ts';
import type { Problem } from '../../../problems/problem.ts';
import type { Place } from '../place.ts';
import { aggregateFixers } from './aggregates.ts';
import { callFixers } from './calls.ts';
import { commentFixers } from './comments.ts';
import { comparisonFixers } from './comparisons.ts';
import { conditionFixers } from './conditions.ts';
import { dateFixers } from './dates.ts';
import { durationFixers } from './durations.ts';
import { filterPatternFixers } from './filter-patterns.ts';
import type { Fix, Fixer, Fixers } from './fix.ts';
import { joinFixers } from './joins.ts';
import { nameFixers } from './names.ts';
import { optionFixers } from './options.ts';
import { orderFixers } from './order.ts';
import { patternFixers } from './patterns.ts';
import { syntaxFixers } from './syntax.ts';

/** What is done about the problems of each code. Those that are not here only their author can mend. */
export const fixers: Fixers = {
  ...syntaxFixers,
  ...nameFixers,
  ...callFixers,
  ...dateFixers,
  ...durationFixers,
  ...aggregateFixers,
  ...orderFixers,
  ...joinFixers,
  ...optionFixers,
  ...patternFixers,
  ...comparisonFixers,
  ...conditionFixers,
  ...commentFixers,
  ...filterPatternFixers,
};

/** What might mend a problem; whether it does, nobody has looked yet. */
export const candidates = <Code extends ProblemCode>(
  problem: Problem<Code>,
  place: Place,
): readonly Fix[] => {
  const fixer: Fixer<Code> | undefined = fixers[problem.code];
  return fixer?.(problem, place) ?? [];
};
