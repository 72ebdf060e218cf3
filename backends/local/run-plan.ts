import { comparedRange } from '#engine/compared-range.ts';
import type { EngineContext } from '#engine/context.ts';
import { cloudWatchOnly } from '#language/analysis/checks/cloudwatch-only.ts';
import type { Query } from '#language/syntax/ast.ts';
import type { LocalSource, QueryRequest, RunProblem, TimeRange } from '#protocol/results.ts';
import { mayHoldRange } from './files/delivery-time.ts';
import { estimateBytes } from './files/estimate-bytes.ts';
import type { FileList, NoSource, OnFound } from './files/list-files.ts';
import { type InnerQuery, innerQueries } from './inner-queries.ts';
import type { ReadyQuery } from './prepare-query.ts';
import { chosenSources, listSources } from './run-sources.ts';
import { readTables } from './tables.ts';

export type LocalRequest = QueryRequest & { readonly source: LocalSource };

/** A query of a run: the one that was asked for, or one in parentheses. */
export interface RunPart {
  readonly query: Query;
  readonly context: EngineContext;
  readonly sources: readonly LocalSource[];
  /** Events of any of these are scanned: the query's own and one that it is compared with. */
  readonly ranges: readonly TimeRange[] | undefined;
}

export interface RunPlan {
  readonly main: RunPart;
  /** Run before it, in this order. */
  readonly inner: readonly { readonly inner: InnerQuery; readonly part: RunPart }[];
  /** True where only the size of what would be read is asked for. */
  readonly isEstimate: boolean;
  /** What is worth a word and keeps nothing from being run. */
  readonly hints: readonly RunProblem[];
}

/** Everything that has to be known before files are listed, or why the query can't be run. */
export function planRun(
  request: LocalRequest,
  { query, range }: ReadyQuery,
): RunPlan | { readonly problems: readonly RunProblem[] } {
  const read = readTables(query, request);
  if ('problems' in read) return read;
  const context = { now: request.now, range, tables: read.tables };
  const main = planPart(request, query, context);
  const inner = innerQueries(query).map((each) => ({
    inner: each,
    ...planPart(request, each.query, { ...context, defaultLimit: each.limit }),
  }));
  const planned = [main, ...inner];
  const problems = planned.flatMap((each) => each.problems);
  if (problems.length > 0) return { problems };
  const isEstimate = query.commands.some(({ kind }) => kind === 'estimate');
  return { main: main.part, inner, isEstimate, hints: planned.flatMap(({ hints }) => hints) };
}

export interface FileLists {
  readonly main: FileList;
  readonly inner: readonly FileList[];
}

/** The files of all queries; those of the same sources are listed once, the main query's first. */
export async function listAll(
  { main, inner }: RunPlan,
  signal: AbortSignal,
  onFound?: OnFound,
): Promise<FileLists | NoSource> {
  const known = new Map<string, FileList>();
  for (const { sources } of [main, ...inner.map(({ part }) => part)]) {
    const key = keyOf(sources);
    if (known.has(key)) continue;
    const list = await listSources(sources, signal, sources === main.sources ? onFound : undefined);
    if ('problem' in list) return list;
    known.set(key, list);
  }
  const listOf = ({ sources }: RunPart): FileList => known.get(keyOf(sources)) ?? noFiles;
  return { main: listOf(main), inner: inner.map(({ part }) => listOf(part)) };
}

/** Files that may hold events of the part, as far as their names say. */
export function filesOf<Named extends { readonly name: string }>(
  { ranges }: Pick<RunPart, 'ranges'>,
  { files }: { readonly files: readonly Named[] },
): readonly Named[] {
  return ranges === undefined
    ? files
    : files.filter(({ name }) => ranges.some((range) => mayHoldRange(name, range)));
}

/** All files of a list, those included that are known to be no logs. */
export function countFiles({ files, skipped }: FileList): number {
  return files.length + skipped;
}

/** The bytes that a run would read. */
export function estimateRun({ main, inner }: RunPlan, lists: FileLists): number {
  const others = inner.map(({ part }, index) => filesOf(part, lists.inner[index] ?? noFiles));
  return [filesOf(main, lists.main), ...others].reduce(
    (sum, files) => sum + estimateBytes(files),
    0,
  );
}

const noFiles: FileList = { files: [], skipped: 0, problems: [] };

const keyOf = (sources: readonly LocalSource[]): string =>
  JSON.stringify(sources.map(({ path, name }) => [path, name]));

interface PlannedPart {
  readonly part: RunPart;
  readonly problems: readonly RunProblem[];
  readonly hints: readonly RunProblem[];
}

function planPart(request: LocalRequest, query: Query, context: EngineContext): PlannedPart {
  const chosen = chosenSources(query.commands, request);
  const compared = comparedRange(query, context);
  const { range } = context;
  const ranges = range && (typeof compared === 'object' ? [range, compared] : [range]);
  const sources = typeof chosen === 'string' ? [] : chosen.sources;
  const problems = [
    ...(typeof chosen === 'string' ? [problemOf('source-unknown', chosen)] : []),
    ...(compared === 'unbounded' ? [rangeNeeded] : []),
    ...cloudWatchOnly(query).map(({ code, message }) => problemOf(code, message)),
  ];
  const hints = typeof chosen === 'string' ? [] : chosen.problems;
  return { part: { query, context, sources, ranges }, problems, hints };
}

function problemOf(code: string, message: string): RunProblem {
  return { code, severity: 'error', message };
}

const rangeNeeded = problemOf(
  'range-needed',
  'diff and logcompare compare the range of the query with an earlier one, and this query has no beginning; give it one, such as # @range -7d',
);
