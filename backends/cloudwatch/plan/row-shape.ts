import { initialScope } from '#language/analysis/definition.ts';
import { scopesOf } from '#language/analysis/scope.ts';
import type { Expression, Query, SortKey } from '#language/syntax/ast.ts';
import { DEFAULT_ROWS, limitOf } from './limits-of.ts';
import { isRowWise, keepsRows } from './slice-obstacle.ts';

/** A query whose rows are events, put in order, freed of duplicates and cut, in this order. */
export interface RowShape {
  /** How the rows of a place follow each other: by time, in any order, or by the keys. */
  readonly order: 'newestFirst' | 'oldestFirst' | 'any' | 'keys';
  /** By what rows are put in order; of events without `sort` it is their time. */
  readonly keys: readonly OrderKey[];
  readonly distinct: readonly Expression[];
  /** Where keys and distinct values are known: the index of the command that follows. */
  readonly before: number;
  /** Rows of the answer, at most. */
  readonly wanted: number;
}

export interface OrderKey {
  readonly expression: Expression;
  readonly sign: 1 | -1;
}

/** The shape of a query; a text says, as the end of a sentence, why it has none. */
export function rowShape(query: Query): RowShape | string {
  const { commands } = query;
  const places = ORDERED.map((kind) => commands.findIndex((command) => command.kind === kind));
  const found = places.filter((place) => place >= 0);
  const other = commands.find((command, index) => !isRowWise(command) && !found.includes(index));
  if (other !== undefined) {
    const isSecond = ORDERED.some((kind) => kind === other.kind);
    return isSecond
      ? `it has more than one ${other.name}`
      : `${other.name} has to see all events at once`;
  }
  const isInOrder = found.every((place, index) => index === 0 || place > (found[index - 1] ?? 0));
  const [, , limit = -1] = places;
  const late = limit < 0 ? undefined : commands.slice(limit + 1).find((next) => !keepsRows(next));
  if (!isInOrder || late !== undefined) return 'limit cuts rows before it is done';
  return shapeOf(query, found[0] ?? commands.length);
}

/** What puts rows in order, drops duplicates and cuts, in the order that they have to have. */
const ORDERED = ['sort', 'dedup', 'limit'] as const;

function shapeOf(query: Query, before: number): RowShape {
  const limit = limitOf(query);
  const sort = query.commands.find((command) => command.kind === 'sort');
  const dedup = query.commands.find((command) => command.kind === 'dedup');
  const isAny = limit?.any === true && sort === undefined && dedup === undefined;
  const keys = sort === undefined ? [newestFirst(query)] : sort.keys.map(orderKey);
  return {
    order: isAny ? 'any' : orderOf(query, before, sort === undefined ? undefined : keys[0]),
    keys,
    distinct: dedup?.fields ?? [],
    before,
    wanted: limit?.rows ?? DEFAULT_ROWS,
  };
}

function orderOf(
  query: Query,
  before: number,
  first: OrderKey | undefined,
): Exclude<RowShape['order'], 'any'> {
  if (first === undefined) return 'newestFirst';
  const scope = scopesOf(query)[before] ?? initialScope;
  const isTime = first.expression.kind === 'field' && first.expression.name === '@timestamp';
  if (!isTime || scope.definitions.has('@timestamp')) return 'keys';
  return first.sign < 0 ? 'newestFirst' : 'oldestFirst';
}

const orderKey = ({ expression, direction }: SortKey): OrderKey => ({
  expression,
  sign: direction === 'desc' ? -1 : 1,
});

/** The order of events that nobody has put in another one (guide). */
function newestFirst({ body }: Query): OrderKey {
  const span = { start: body.end, end: body.end };
  return { expression: { kind: 'field', name: '@timestamp', span }, sign: -1 };
}
