import { columnsOf } from '#language/analysis/columns.ts';
import { columnType } from '#engine/values/cell.ts';
import type {
  CloudSettings,
  CloudWatchPlace,
  CloudWatchSource,
  Column,
  RunProblem,
} from '#protocol/results.ts';
import type { CloudOrder, CloudRunPlan, CloudSlice } from './cloud-plan.ts';
import { groupsByPlace, oneQuery, rowsTooMany } from './hints.ts';
import { MOST_ROWS } from './limits-of.ts';
import { createMerge } from './merge-answers.ts';
import { type Manner, mannerOf } from './manner.ts';
import { orderFor, type SentQuery } from './orders.ts';
import { originColumns } from './origin-columns.ts';
import type { ReadyCloudQuery } from './prepare-cloud-query.ts';
import { halvesOf, slicesOf } from './slices.ts';

/**
 * What is sent for a query, and how the answers become one.
 *
 * A long range, or more rows than CloudWatch gives of one query, is cut into slices where their
 * answers add up exactly to that of the whole range: rows of events, and `stats` whose aggregates
 * can be merged. What follows the first `stats` is then done here.
 *
 * The answers of several places stand one after another, as if profile and region were further keys
 * of every group: aggregates and duplicates are never merged over places. Rows with an order are put
 * into it and cut once more over all places; rows without one keep that of the places, uncut.
 */
export function planCloudRun(
  ready: ReadyCloudQuery,
  source: CloudWatchSource,
  settings: Pick<CloudSettings, 'slicing'>,
): CloudRunPlan {
  const { places } = source;
  const asked = placesToAsk(places, ready);
  const manner = mannerOf(ready, {
    isSeveral: asked.length > 1,
    hasGroups: hasGroups(places, ready),
    slicing: settings.slicing,
  });
  const sent: SentQuery = { ready, manner };
  const slices = manner.isSliced ? slicesOf(ready.range) : [ready.range];
  const inTurn = answeredInTurn(manner, slices);
  const columns = [
    ...originColumns(places).columns,
    ...(manner.kind === 'rows' && manner.showsLog ? [logColumn] : []),
    ...queryColumns(ready),
  ];
  return {
    columns,
    range: ready.range,
    places,
    orders: inTurn.flatMap((slice) =>
      asked.map(({ place, index }) => orderFor(sent, place, { index, slice })),
    ),
    isSliced: manner.isSliced,
    needsSlices: manner.isSliced && manner.wanted > MOST_ROWS,
    stopsEarly: stopsEarly(manner),
    hints: [...hintsOf(manner), ...(asked.length > 1 && addsUp(ready) ? [groupsByPlace] : [])],
    split: (order) => splitOrder(sent, places, order),
    newMerge: () => createMerge({ ready, manner, places, columns }),
    inOnePiece: () => inOnePiece(ready, source),
  };
}

/** True for queries whose rows are made of several events. */
function addsUp({ query }: ReadyCloudQuery): boolean {
  return query.commands.some(({ kind }) => kind === 'stats' || kind === 'dedup');
}

const logColumn: Column = { name: '@log', type: 'text' };

/** True where rows of one query may come from several log groups, as far as is known here. */
function hasGroups(places: readonly CloudWatchPlace[], { logGroups }: ReadyCloudQuery): boolean {
  if (logGroups === 'inQuery') return false;
  const asked = logGroups === undefined ? places.map((place) => place.logGroups) : [logGroups];
  return asked.some((groups) => groups.length > 1);
}

interface AskedPlace {
  readonly place: CloudWatchPlace;
  /** Among all places of the source. */
  readonly index: number;
}

/** Where the query itself chooses log groups, one place of a profile and region is enough. */
function placesToAsk(
  places: readonly CloudWatchPlace[],
  { logGroups }: ReadyCloudQuery,
): readonly AskedPlace[] {
  const all = places.map((place, index) => ({ place, index }));
  return logGroups === undefined
    ? all
    : all.filter(
        ({ place: { profile, region }, index }) =>
          places.findIndex((each) => each.profile === profile && each.region === region) === index,
      );
}

function inOnePiece(ready: ReadyCloudQuery, source: CloudWatchSource): CloudRunPlan {
  const plan = planCloudRun(ready, source, { slicing: 'never' });
  return { ...plan, hints: [oneQuery(NOT_EXACT), ...plan.hints] };
}

const NOT_EXACT =
  'the answers of its slices do not add up exactly: there are sums that are no whole numbers, or more rows than CloudWatch gives in the shortest of slices';

function queryColumns({ query }: ReadyCloudQuery): readonly Column[] {
  return columnsOf(query).map(({ name, type }) => ({ name, type: columnType(type) }));
}

function splitOrder(
  sent: SentQuery,
  places: readonly CloudWatchPlace[],
  { place: index, slice }: CloudOrder,
): readonly CloudOrder[] | undefined {
  const place = places[index];
  const halves = sent.manner.isSliced ? halvesOf(slice) : undefined;
  if (place === undefined || halves === undefined) return undefined;
  return answeredInTurn(sent.manner, halves).map((half) =>
    orderFor(sent, place, { index, slice: half }),
  );
}

/** The newest first, unless the answer begins with the oldest. */
function answeredInTurn(manner: Manner, slices: readonly CloudSlice[]): readonly CloudSlice[] {
  const isOldest = manner.kind === 'rows' && manner.order === 'oldestFirst';
  return isOldest ? slices : slices.toReversed();
}

/** Where much is wanted the first slices will hardly do, and it is worth asking many at once. */
function stopsEarly(manner: Manner): boolean {
  const isByTime = manner.kind === 'rows' && manner.order !== 'keys';
  return manner.isSliced && isByTime && manner.wanted <= MOST_ROWS;
}

function hintsOf({ because, cutFrom }: Manner): readonly RunProblem[] {
  return [
    ...(because === undefined ? [] : [oneQuery(because)]),
    ...(cutFrom === undefined ? [] : [rowsTooMany(cutFrom)]),
  ];
}
