import { expressionKey } from '#language/analysis/output-key.ts';
import { functionMeaning } from '#language/catalogue/functions.ts';
import type { Call, Expression, Item, StatsCommand } from '#language/syntax/ast.ts';
import type { Span } from '#language/text/span.ts';
import { functionName } from './calls-in.ts';
import type { PartialAggregate, PartialKey } from './partial-stats.ts';
import { binLength } from './stats-obstacle.ts';

/**
 * The aggregate that makes of the values over slices the value over all; undefined where there is
 * none. The average is missing, since nothing tells how many values of a field are numbers.
 * `earliest` and `latest` are those of the first and the last slice that has a value.
 */
export function mergingOf(call: Call): string | undefined {
  return MERGINGS.get(functionName(call));
}

const MERGINGS: ReadonlyMap<string, string> = new Map([
  ['count', 'sum'],
  ['countOverTime', 'sum'],
  ['sum', 'sum'],
  ['sumOverTime', 'sum'],
  ['min', 'min'],
  ['max', 'max'],
  ['sortsFirst', 'sortsFirst'],
  ['sortsLast', 'sortsLast'],
  ['earliest', 'earliest'],
  ['latest', 'latest'],
]);

export interface MergedParts {
  readonly keys: readonly PartialKey[];
  readonly aggregates: readonly PartialAggregate[];
  /** True where a later command adds rows for bins in which nothing happened. */
  readonly fills: boolean;
}

/**
 * The `stats` over the rows that slices gave, whose outputs are those of the original by name and
 * type. Each row stands for its slice: its `@timestamp` is that of the slice.
 */
export function mergedStats(stats: StatsCommand, parts: MergedParts): StatsCommand {
  const names = new Map(parts.aggregates.map(({ call, name }) => [expressionKey(call), name]));
  return {
    ...stats,
    offset: undefined,
    aggregates: stats.aggregates.map((item) => named(item, overSlices(item.expression, names))),
    keys: parts.keys.map((key) => named(key.item, keyOf(key, parts.fills))),
  };
}

/** What an output is called does not depend on how it is computed. */
function named(item: Item, expression: Expression): Item {
  const { span } = item;
  const alias = item.alias ?? { span, name: expressionKey(item.expression) };
  return { span, expression, alias, name: item.name };
}

function keyOf({ item, name, isTime }: PartialKey, fills: boolean): Expression {
  const { span } = item;
  const length = fills ? binLength(item) : undefined;
  if (!isTime) return field(name, span);
  // What begins a period begins it once more; so the periods are known to what fills gaps.
  const time = call('fromMillis', [field(name, span)], span);
  return length === undefined ? time : call('datefloor', [time, length], span);
}

/** The expression with each aggregate as that of its values over slices. */
function overSlices(expression: Expression, names: ReadonlyMap<string, string>): Expression {
  const inside = (inner: Expression): Expression => overSlices(inner, names);
  switch (expression.kind) {
    case 'call':
      return functionMeaning(expression.name)?.kind === 'aggregate'
        ? merged(expression, names.get(expressionKey(expression)) ?? '')
        : { ...expression, arguments: expression.arguments.map(inside) };
    case 'unary':
      return { ...expression, operand: inside(expression.operand) };
    case 'binary':
      return { ...expression, left: inside(expression.left), right: inside(expression.right) };
    case 'member':
      return { ...expression, object: inside(expression.object) };
    case 'index':
      return {
        ...expression,
        object: inside(expression.object),
        index: inside(expression.index),
      };
    case 'list':
      return { ...expression, items: expression.items.map(inside) };
    default:
      return expression;
  }
}

function merged(original: Call, name: string): Expression {
  const { span } = original;
  const over = call(mergingOf(original) ?? '', [field(name, span)], span);
  const isCount = COUNTS.has(functionName(original));
  return isCount
    ? call('coalesce', [over, { kind: 'number', value: 0, text: '0', span }], span)
    : over;
}

/** They are 0 where there is nothing. */
const COUNTS: ReadonlySet<string> = new Set(['count', 'countOverTime']);

const field = (name: string, span: Span): Expression => ({ kind: 'field', name, span });

const call = (name: string, given: readonly Expression[], span: Span): Call => ({
  kind: 'call',
  name,
  nameSpan: span,
  arguments: given,
  text: name,
  span,
});
