import { columnsOf } from '#language/analysis/columns.ts';
import type { CloudSettings } from '#protocol/results.ts';
import { editTraced, type TracedText } from '../../traced-text.ts';
import { type AskedFields, askFor } from './asked-fields.ts';
import { clampEdits, DEFAULT_ROWS, limitOf, MOST_ROWS } from './limits-of.ts';
import { type PartialStats, partialStats } from './partial-stats.ts';
import { LONGEST_TEXT, type ReadyCloudQuery } from './prepare-cloud-query.ts';
import { type RowShape, rowShape } from './row-shape.ts';
import { firstStats, sliceObstacle } from './slice-obstacle.ts';
import { LONG_RANGE } from './slices.ts';

/** How a query is asked and how its answers are put together. */
export type Manner = RowsManner | GroupsManner | PlainManner;

interface CommonManner {
  /** What is sent, but for the range of a slice. */
  readonly text: TracedText;
  readonly isSliced: boolean;
  /** Rows of a query whose text has no limit; undefined where it has one. */
  readonly limit: number | undefined;
  /** The most rows that one query can give. */
  readonly rowLimit: number;
  /** Rows of the whole answer, at most. */
  readonly wanted: number;
  /** Why a query that had better be sliced is not, as the end of a sentence after "because". */
  readonly because: string | undefined;
  /** The limit that is written where the text sent has to have a smaller one. */
  readonly cutFrom: number | undefined;
}

/** Rows of events. */
export interface RowsManner extends CommonManner {
  readonly kind: 'rows';
  readonly order: RowShape['order'];
  /** By what rows are put in order, where that takes more than their slices; by name. */
  readonly keys: readonly NamedKey[];
  /** Of rows that have the same values here the first alone is kept. */
  readonly distinct: readonly string[];
  /** True where each row says which log group it is from, which the query does not ask for. */
  readonly showsLog: boolean;
}

export interface NamedKey {
  readonly name: string;
  readonly sign: 1 | -1;
}

/** Groups of slices, which are merged and gone on with here. */
export interface GroupsManner extends CommonManner {
  readonly kind: 'groups';
  readonly partial: PartialStats;
}

/** One query a place, whose rows are taken as they are. */
export interface PlainManner extends CommonManner {
  readonly kind: 'plain';
}

export interface Circumstances {
  /** True for several places. */
  readonly isSeveral: boolean;
  /** True where a place has several log groups. */
  readonly hasGroups: boolean;
  readonly slicing: CloudSettings['slicing'];
}

export function mannerOf(ready: ReadyCloudQuery, circumstances: Circumstances): Manner {
  const { range, query } = ready;
  const { slicing } = circumstances;
  const limit = limitOf(query);
  const isLong = range.end - range.start > LONG_RANGE;
  const isLarge = (limit?.rows ?? 0) > MOST_ROWS;
  const isWanted =
    slicing === 'auto' && !isEstimate(ready) && (isLarge || (isLong && limit?.any !== true));
  const sliced = isWanted ? slicedManner(ready, circumstances) : undefined;
  if (typeof sliced === 'object') return sliced;
  return wholeManner(ready, circumstances, sliced);
}

const isEstimate = ({ query }: ReadyCloudQuery): boolean =>
  query.commands.some(({ kind }) => kind === 'estimate');

/** A text says why the query can't be cut into slices. */
function slicedManner(ready: ReadyCloudQuery, circumstances: Circumstances): Manner | string {
  const isRows = firstStats(ready.query) < 0;
  const manner = isRows ? slicedRows(ready, circumstances) : slicedGroups(ready);
  if (typeof manner === 'string') return manner;
  return manner.text.text.length + LONGEST_FILTER <= LONGEST_TEXT
    ? manner
    : 'it is too long for what a slice has to add to it';
}

/** Characters that choosing the range of a slice takes. */
const LONGEST_FILTER = 120;

function slicedRows(
  ready: ReadyCloudQuery,
  { isSeveral, hasGroups }: Circumstances,
): RowsManner | string {
  const obstacle = sliceObstacle(ready.query.commands);
  const shape = obstacle ?? rowShape(ready.query);
  if (typeof shape === 'string') return shape;
  const asked = askForOrder(ready, shape, {
    keys: isSeveral || shape.order === 'keys',
    distinct: true,
    log: hasGroups,
  });
  return asked === undefined
    ? 'a name that it sorts by or drops duplicates by means something else in its columns'
    : rowsManner(ready, shape, { asked, isSliced: true });
}

interface WhatIsAsked {
  readonly keys: boolean;
  readonly distinct: boolean;
  readonly log: boolean;
}

interface AskedOrder {
  readonly fields: AskedFields;
  readonly keys: readonly NamedKey[];
  readonly distinct: readonly string[];
  readonly showsLog: boolean;
}

/** Which log group a row is from; nobody has written it. */
const LOG_FIELD = { kind: 'field', name: '@log', span: { start: 0, end: 0 } } as const;

function askForOrder(
  ready: ReadyCloudQuery,
  shape: RowShape,
  what: WhatIsAsked,
): AskedOrder | undefined {
  const { query, text } = ready;
  const { keys, distinct, before } = shape;
  const sortKeys = what.keys ? keys : [];
  const compared = what.distinct ? distinct : [];
  const showsLog = what.log && columnsOf(query).every(({ name }) => name !== LOG_FIELD.name);
  const expressions = [
    ...sortKeys.map(({ expression }) => expression),
    ...compared,
    ...(showsLog ? [LOG_FIELD] : []),
  ];
  const prefix = ownPrefix(text.text);
  const fields = askFor(expressions, { query, text: text.text, before, prefix });
  // Without it the rows are the same; where they are from is not worth more than they are.
  if (fields === undefined)
    return showsLog ? askForOrder(ready, shape, { ...what, log: false }) : undefined;
  return {
    fields,
    keys: sortKeys.map(({ sign }, index) => ({ sign, name: fields.names[index] ?? '' })),
    distinct: fields.names.slice(sortKeys.length, sortKeys.length + compared.length),
    showsLog,
  };
}

function rowsManner(
  { query, text }: ReadyCloudQuery,
  { order, wanted }: RowShape,
  { asked, isSliced }: { readonly asked: AskedOrder; readonly isSliced: boolean },
): RowsManner {
  const limit = limitOf(query);
  const edits = [...asked.fields.edits, ...clampEdits(query)].toSorted(
    (a, b) => a.span.start - b.span.start,
  );
  const rowLimit = Math.min(wanted, MOST_ROWS);
  return {
    kind: 'rows',
    text: editTraced(text, edits),
    order,
    keys: asked.keys,
    distinct: asked.distinct,
    showsLog: asked.showsLog,
    isSliced,
    limit: limit === undefined ? DEFAULT_ROWS : undefined,
    rowLimit,
    wanted: isSliced ? wanted : rowLimit,
    because: undefined,
    cutFrom: undefined,
  };
}

function slicedGroups({ query, text }: ReadyCloudQuery): GroupsManner | string {
  const partial = partialStats({ query, text, prefix: ownPrefix(text.text) });
  if (typeof partial === 'string') return partial;
  return {
    kind: 'groups',
    text: partial.text,
    partial,
    isSliced: true,
    limit: MOST_ROWS,
    rowLimit: MOST_ROWS,
    wanted: limitOf(query)?.rows ?? DEFAULT_ROWS,
    because: undefined,
    cutFrom: undefined,
  };
}

/** One query a place. */
function wholeManner(
  ready: ReadyCloudQuery,
  { isSeveral, hasGroups }: Circumstances,
  because: string | undefined,
): Manner {
  const { query, text } = ready;
  const limit = limitOf(query);
  const cutFrom = limit !== undefined && limit.rows > MOST_ROWS ? limit.rows : undefined;
  const shape = isSeveral || hasGroups ? rowShape(query) : undefined;
  const asked =
    typeof shape === 'object'
      ? askForOrder(ready, shape, { keys: isSeveral, distinct: false, log: hasGroups })
      : undefined;
  if (typeof shape === 'object' && asked !== undefined) {
    return { ...rowsManner(ready, shape, { asked, isSliced: false }), because, cutFrom };
  }
  const callsOthers = query.commands.some(({ kind }) => kind === 'savedQuery');
  const wanted = limit?.rows ?? DEFAULT_ROWS;
  return {
    kind: 'plain',
    text: editTraced(text, clampEdits(query)),
    isSliced: false,
    limit: limit === undefined && !callsOthers ? DEFAULT_ROWS : undefined,
    rowLimit: Math.min(wanted, MOST_ROWS),
    wanted,
    because,
    cutFrom,
  };
}

/** What names of ours begin with, so that they are nobody else's. */
function ownPrefix(text: string): string {
  let prefix = 'ctq';
  while (text.toLowerCase().includes(prefix)) prefix += 'q';
  return `${prefix}_`;
}
