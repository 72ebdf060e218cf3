import type { RunProblem } from '#protocol/results.ts';
import { MOST_ROWS } from './limits-of.ts';

/** Says why a query of a long range is not cut into slices. */
export function oneQuery(because: string): RunProblem {
  return {
    code: 'cloud-one-query',
    severity: 'hint',
    message: `this query is sent to CloudWatch as one for its whole range, because ${because}; should it run out of time there, choose a shorter range`,
  };
}

/** Says that rows of several places are not added up. */
export const groupsByPlace: RunProblem = {
  code: 'cloud-by-place',
  severity: 'information',
  message:
    'each place answers for itself: groups are not added up, and duplicates not dropped, over Regions and profiles; the first columns say where a row is from',
};

/** Says that CloudWatch does not give as many rows as a limit asks for. */
export function rowsTooMany(wanted: number): RunProblem {
  return {
    code: 'cloud-limit',
    severity: 'information',
    message: `CloudWatch gives at most ${MOST_ROWS} rows of one query, so this one is sent with "limit ${MOST_ROWS}" instead of "limit ${wanted}"; several queries of shorter ranges give more`,
  };
}
