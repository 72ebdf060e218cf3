import {
  isArrayOf,
  isCount,
  isEither,
  isNull,
  isObjectOf,
  isOptional,
  isString,
} from '#protocol/guard.ts';
import type {
  Position,
  QueryParameter,
  QueryTable,
  Range,
  RunnableQuery,
} from '#protocol/server.ts';

const isPosition = isObjectOf<Position>({ line: isCount, character: isCount });

const isRange = isObjectOf<Range>({ start: isPosition, end: isPosition });

const isRunnableQuery = isObjectOf<RunnableQuery>({
  title: isString,
  text: isString,
  range: isRange,
  source: isOptional(isString),
  timeRange: isOptional(isString),
  dedupe: isOptional(isString),
  parameters: isArrayOf(
    isObjectOf<QueryParameter>({
      name: isString,
      default: isOptional(isString),
      description: isOptional(isString),
    }),
  ),
  tables: isArrayOf(isObjectOf<QueryTable>({ name: isString, path: isString })),
  errors: isArrayOf(isObjectOf({ message: isString, range: isRange })),
});

/** Checks for the server's answer to `ctq/queryAt`. */
export const isQueryOrNull = isEither(isRunnableQuery, isNull);

/** Checks for the server's answer to `ctq/queries` and `ctq/queriesOfText`. */
export const isQueryList = isArrayOf(isRunnableQuery);
