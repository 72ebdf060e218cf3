import { initialScope } from '#language/analysis/definition.ts';
import { expressionKey } from '#language/analysis/output-key.ts';
import { scopesOf, type Scope } from '#language/analysis/scope.ts';
import { typeOf, typeOfKey } from '#language/analysis/types.ts';
import { functionMeaning } from '#language/catalogue/functions.ts';
import type { Call, Item, Query, StatsCommand } from '#language/syntax/ast.ts';
import { addedText, joinTraced, type TracedText, tracedSlice } from '../../traced-text.ts';
import { callsInExpression } from './calls-in.ts';
import { mergedStats, mergingOf } from './merged-stats.ts';
import { firstStats, sliceObstacle } from './slice-obstacle.ts';
import { earlyObstacle, tailObstacle } from './stats-obstacle.ts';

/** A query whose first `stats` is asked of each slice, and everything after it is done here. */
export interface PartialStats {
  /** What is asked of a slice, but for its range. */
  readonly text: TracedText;
  /** What comes back, by the names that it has in that text. */
  readonly outputs: readonly PartialOutput[];
  /** What is done here: the query over the rows of all slices, which it reads by these names. */
  readonly query: Query;
}

export interface PartialOutput {
  readonly name: string;
  /** True where the answer may show it as a date, and the engine needs a number. */
  readonly isTime: boolean;
  /** True where it is a sum, which adds up exactly as long as it is a whole number. */
  readonly isSum: boolean;
}

/** An aggregate as it is asked for. */
export interface PartialAggregate extends PartialOutput {
  readonly call: Call;
}

export interface PartialKey extends PartialOutput {
  readonly item: Item;
}

export interface StatsToSplit {
  readonly query: Query;
  readonly text: TracedText;
  /** What names of ours begin with; nothing in the text does. */
  readonly prefix: string;
}

/** The query in two, or why that can't be done, as the end of a sentence after "because". */
export function partialStats({ query, text, prefix }: StatsToSplit): PartialStats | string {
  const { commands } = query;
  const at = firstStats(query);
  const stats = commands[at];
  if (stats?.kind !== 'stats') return 'it has no stats';
  const later = commands.slice(at + 1);
  const obstacle =
    sliceObstacle(commands.slice(0, at + 1)) ??
    earlyObstacle(commands.slice(0, at)) ??
    tailObstacle(stats, later);
  if (obstacle !== undefined) return obstacle;
  const scope = scopesOf(query)[at] ?? initialScope;
  const aggregates = aggregatesOf(stats, scope, prefix);
  if (typeof aggregates === 'string') return aggregates;
  const keys = stats.keys.map((item, index) => partialKey(item, `${prefix}k${index}`, scope));
  const merged = mergedStats(stats, {
    keys,
    aggregates,
    fills: later.some(({ kind }) => kind === 'fillmissing'),
  });
  return {
    text: partialText(text, stats, { keys, aggregates }),
    outputs: [...keys, ...aggregates],
    query: { ...query, commands: [merged, ...later] },
  };
}

/** The aggregates whose values over slices make the value over all, each asked for once. */
function aggregatesOf(
  { aggregates }: StatsCommand,
  scope: Scope,
  prefix: string,
): readonly PartialAggregate[] | string {
  const calls = aggregates
    .flatMap(({ expression }) => callsInExpression(expression))
    .filter((call) => functionMeaning(call.name)?.kind === 'aggregate');
  const other = calls.find((call) => mergingOf(call) === undefined);
  if (other !== undefined) {
    return `what ${other.name}() gives for parts of the range does not add up to what it gives for all of it`;
  }
  const distinct = [...new Map(calls.map((call) => [expressionKey(call), call])).values()];
  if (distinct.length === 0) return 'its stats has no aggregate';
  return distinct.map((call, index) => ({
    call,
    name: `${prefix}a${index}`,
    isTime: typeOf(call.arguments[0] ?? call, scope) === 'timestamp' && !isSum(call),
    isSum: isSum(call),
  }));
}

const isSum = (call: Call): boolean => mergingOf(call) === 'sum';

const partialKey = (item: Item, name: string, scope: Scope): PartialKey => ({
  item,
  name,
  isTime: typeOfKey(item.expression, scope) === 'timestamp',
  isSum: false,
});

/** The text up to the `stats`, and that with names of ours for all that it gives. */
function partialText(
  text: TracedText,
  stats: StatsCommand,
  { keys, aggregates }: Pick<PartialTexts, 'keys' | 'aggregates'>,
): TracedText {
  const of = (span: Item['span']): TracedText => tracedSlice(text, span);
  const asked = (node: Item | Call, name: string): readonly TracedText[] => [
    of('expression' in node ? node.expression.span : node.span),
    addedText(` as ${name}`),
  ];
  const listed = (parts: readonly (readonly TracedText[])[]): readonly TracedText[] =>
    parts.flatMap((part, index) => (index === 0 ? part : [addedText(', '), ...part]));
  return joinTraced([
    of({ start: 0, end: stats.span.start }),
    of(stats.nameSpan),
    addedText(' '),
    ...listed(aggregates.map(({ call, name }) => asked(call, name))),
    ...(keys.length === 0 ? [] : [addedText(' by ')]),
    ...listed(keys.map(({ item, name }) => asked(item, name))),
    ...(stats.offset === undefined ? [] : [addedText(' offset '), of(stats.offset.span)]),
  ]);
}

interface PartialTexts {
  readonly keys: readonly PartialKey[];
  readonly aggregates: readonly PartialAggregate[];
}
