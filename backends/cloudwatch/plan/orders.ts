import { hash } from 'node:crypto';
import type { Query } from '#language/syntax/ast.ts';
import { parseQueryFile } from '#language/syntax/parse.ts';
import type { CloudWatchPlace } from '#protocol/results.ts';
import { editTraced, originOf, type TracedText } from '../../traced-text.ts';
import type { StartedQuery } from '../aws/logs-api.ts';
import type { CloudOrder, CloudSlice } from './cloud-plan.ts';
import type { Manner } from './manner.ts';
import type { ReadyCloudQuery } from './prepare-cloud-query.ts';

export interface SentQuery {
  readonly ready: ReadyCloudQuery;
  readonly manner: Manner;
}

export function orderFor(
  { ready, manner }: SentQuery,
  place: CloudWatchPlace,
  { index, slice }: { readonly index: number; readonly slice: CloudSlice },
): CloudOrder {
  const text = manner.isSliced ? withinSlice(manner.text, slice) : manner.text;
  const query: StartedQuery = {
    text: text.text,
    ...(manner.isSliced ? secondsAround(slice) : secondsOf(slice)),
    limit: manner.limit,
    logGroups: ready.logGroups === 'inQuery' ? undefined : (ready.logGroups ?? place.logGroups),
  };
  return {
    place: index,
    slice,
    query,
    rowLimit: manner.rowLimit,
    key: keyOf(place, query),
    placeInRequest: (where) => originOf(text, where),
  };
}

/** All seconds of the range, of which CloudWatch takes the last one too. */
function secondsOf({ start, end }: CloudSlice): Pick<StartedQuery, 'start' | 'end'> {
  return { start: Math.floor(start / 1000), end: Math.ceil(end / 1000) - 1 };
}

/** At least all of a slice, however its edges are read: the text says exactly what belongs to it. */
function secondsAround({ start, end }: CloudSlice): Pick<StartedQuery, 'start' | 'end'> {
  return { start: Math.floor(start / 1000), end: Math.ceil(end / 1000) };
}

/** The events of a slice and no others, so that none is lost or counted twice. */
function withinSlice(text: TracedText, { start, end }: CloudSlice): TracedText {
  const condition = `toMillis(@timestamp) >= ${start} and toMillis(@timestamp) < ${end}`;
  const [query] = parseQueryFile(text.text).queries;
  const at = query === undefined ? 0 : firstOfEvents(query);
  return at === undefined
    ? editTraced(text, [added(text.text.length, ` | filter ${condition}`)])
    : editTraced(text, [added(at, `filter ${condition} | `)]);
}

/** Where the first command begins that does not choose what is read. */
const firstOfEvents = ({ commands }: Query): number | undefined =>
  commands.find(({ kind }) => kind !== 'source' && kind !== 'filterIndex')?.span.start;

const added = (at: number, text: string) => ({ span: { start: at, end: at }, text });

/** Nothing of a query can be read in its key. */
function keyOf({ profile, region }: CloudWatchPlace, query: StartedQuery): string {
  const { text, start, end, limit, logGroups } = query;
  return hash('sha256', JSON.stringify([profile, region, logGroups, start, end, limit, text]));
}
