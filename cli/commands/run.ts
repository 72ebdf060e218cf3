import { dirname, resolve } from 'node:path';
import { createBackends } from '#backends/backends.ts';
import { comparedRequest } from '#backends/comparison/compared-request.ts';
import { printable } from '#backends/export/printable.ts';
import { isFormatName, formatNames, type FormatName } from '#backends/export/formats.ts';
import { sourcesNamedIn } from '#backends/sources.ts';
import { isError } from '#language/problems/problem.ts';
import { parseDedupe } from '#language/query-file/dedupe.ts';
import { rangeProblem } from '#language/query-file/range.ts';
import { type RunnableQuery, runnableQueries } from '#language/query-file/runnable.ts';
import { parseQueryFile } from '#language/syntax/parse.ts';
import type { Outcome, QueryRequest, RunProblem } from '#protocol/results.ts';
import type { CliCommand, Environment } from '../cli.ts';
import { type ExitStatus, exitStatus, UsageError } from '../exit.ts';
import { parseOptions, positiveInteger } from '../options.ts';
import { terminalDialogue } from '../run/dialogue.ts';
import { gather } from '../run/gather.ts';
import { parameterValues, parameterWords, refuseUnknown } from '../run/parameters.ts';
import {
  reportDropped,
  reportErrors,
  reportLimit,
  reportProblems,
  reportScanned,
  reportUnopened,
} from '../run/report.ts';
import { selectQueries } from '../run/select.ts';
import {
  cacheMemorySetting,
  cloudSettings,
  dedupeSetting,
  sourceContext,
  sourceOf,
  tablesOf,
} from '../run/source.ts';
import { resultWriter } from '../run/result-writer.ts';
import { outputTo, readText } from '../streams.ts';

/** `ctq run`: runs one query of a file or all of them, in order, and writes their answers. */
export const run: CliCommand = async (words, environment) => {
  const options = parseRunOptions(words);
  const text = await readText(options.file, environment);
  const file = parseQueryFile(text);
  const queries = runnableQueries(file, text);
  const selected = queries.length === 0 ? [] : selectQueries(queries, options.query);
  // A file that is not text at all has no query, but a problem that says so.
  const problems = queries.length === 0 ? file.problems : selected.flatMap((one) => one.problems);
  const errors = problems.filter(isError);
  if (errors.length > 0) {
    reportErrors(options.file, text, errors, environment);
    return exitStatus.found;
  }
  if (selected.length === 0) throw new UsageError('the file has no query');
  refuseUnknown(options.parameters, selected);
  const folder =
    options.file === '-' ? undefined : dirname(resolve(environment.folder, options.file));
  const requests = selected.map((query) =>
    request(query, { text, folder }, { options, environment }),
  );
  return runAll(requests, options, environment);
};

interface RunOptions {
  readonly file: string;
  readonly query: string | undefined;
  readonly source: string | undefined;
  /** The second source, where answers are compared. */
  readonly compare: string | undefined;
  readonly range: string | undefined;
  readonly parameters: ReadonlyMap<string, string>;
  readonly format: FormatName;
  readonly output: string | undefined;
  readonly limit: number | undefined;
  readonly workers: number | undefined;
  /** The field by which events count once, as written. */
  readonly dedupe: string | undefined;
  /** Runs on CloudWatch may cost more than the settings allow without asking. */
  readonly yes: boolean;
  /** What earlier runs learned of log files is used, and what this one learns is kept. */
  readonly cache: boolean;
}

const parseRunOptions = (words: readonly string[]): RunOptions => {
  const { values, positionals } = parseOptions(words, {
    query: { type: 'string' },
    source: { type: 'string' },
    compare: { type: 'string' },
    range: { type: 'string' },
    param: { type: 'string', multiple: true },
    format: { type: 'string', default: 'table' },
    output: { type: 'string' },
    limit: { type: 'string' },
    workers: { type: 'string' },
    dedupe: { type: 'string' },
    yes: { type: 'boolean', default: false },
    'no-cache': { type: 'boolean', default: false },
  });
  const [file, ...others] = positionals;
  if (file === undefined || others.length > 0) {
    throw new UsageError('run needs the name of one query file, or - for standard input');
  }
  if (!isFormatName(values.format)) {
    throw new UsageError(`--format takes ${formatNames.join(', ')}, not "${values.format}"`);
  }
  return {
    file,
    query: values.query,
    source: values.source,
    compare: values.compare,
    range: checkedRange(values.range),
    parameters: parameterWords(values.param ?? []),
    format: values.format,
    output: values.output,
    limit: positiveInteger('limit', values.limit),
    workers: positiveInteger('workers', values.workers),
    dedupe: checkedDedupe(values.dedupe),
    yes: values.yes,
    cache: !values['no-cache'],
  };
};

const checkedRange = (range: string | undefined): string | undefined => {
  const problem = range === undefined ? undefined : rangeProblem(range);
  if (problem !== undefined) throw new UsageError(`--range: ${problem}`);
  return range;
};

const checkedDedupe = (written: string | undefined): string | undefined => {
  const choice = written === undefined ? undefined : parseDedupe(written);
  if (choice?.kind === 'invalid') throw new UsageError(`--dedupe: ${choice.reason}`);
  return written;
};

/** The file that the queries stand in. */
interface ReadFile {
  readonly text: string;
  /** Its folder; undefined for standard input. */
  readonly folder: string | undefined;
}

const request = (
  query: RunnableQuery,
  { text, folder }: ReadFile,
  { options, environment }: { readonly options: RunOptions; readonly environment: Environment },
): QueryRequest => {
  const parameters = parameterValues(query.parameters, options.parameters);
  const folders = [...(folder === undefined ? [] : [folder]), environment.folder];
  const isGiven = options.source !== undefined;
  const sources = sourcesNamedIn(text, parameters, sourceContext(folders));
  const source = sourceOf(
    options.source ?? query.source ?? firstChosen(query.text, sources),
    query.title,
    isGiven ? [environment.folder] : folders,
  );
  const own: QueryRequest = {
    title: query.title,
    query: query.text,
    parameters,
    source,
    sources,
    tables: tablesOf(query.tables, folders),
    queryFile: { text, folder },
    range: options.range ?? query.range,
    now: environment.now,
    workers: options.workers,
    cache: options.cache,
    cacheMemory: cacheMemorySetting(folders),
    dedupe: options.dedupe ?? query.dedupe ?? dedupeSetting(source, folders),
    cloud: cloudSettings(folders),
  };
  if (options.compare === undefined) return own;
  return comparedRequest(own, sourceOf(options.compare, query.title, [environment.folder]));
};

/** The source that a query itself chooses, where nothing else says where it runs. */
const firstChosen = (
  text: string,
  sources: NonNullable<QueryRequest['sources']>,
): string | undefined => {
  const [first] = parseQueryFile(text).queries[0]?.commands ?? [];
  return first?.kind === 'source'
    ? first.selections
        .flatMap((selection) => (selection.kind === 'name' ? selection.name : []))
        .find((name) => Object.hasOwn(sources, name))
    : undefined;
};

const runAll = async (
  requests: readonly QueryRequest[],
  options: RunOptions,
  environment: Environment,
): Promise<ExitStatus> => {
  const output = outputTo(options.output, environment.streams);
  const dialogue = terminalDialogue(environment, options.yes);
  const { worker, storage, streams } = environment;
  const backends = createBackends({
    worker,
    dialogue,
    storage,
    onFault: (message) => streams.messages.write(`${printable(message)}\n`),
  });
  const writer = resultWriter(output, options, requests.length > 1);
  let status: ExitStatus = exitStatus.done;
  // Earlier programs that were killed may have left queries running at CloudWatch.
  const ending = new AbortController();
  void backends.sweep(ending.signal);
  try {
    for (const each of requests) {
      const rowWriter = writer.rowWriter();
      const gathered = await gather(backends, each, environment, rowWriter);
      const { outcome, result, rowCount } = gathered;
      reportProblems(result, requests.length > 1, environment);
      status = worse(status, statusOf(outcome, result.problems, environment));
      // Whoever reads JSON reads what is wrong there too.
      const isWritten = rowWriter !== undefined;
      if (!isWritten && (outcome === 'done' || options.format === 'json')) await writer.add(result);
      if (outcome === 'done') reportLimit({ ...result, rowCount }, options.limit, environment);
      if (outcome === 'done') reportDropped(result, environment);
      if (options.format === 'table') reportScanned(result, environment);
      if (options.format === 'table') reportUnopened(result, environment);
      if (environment.signal.aborted) environment.streams.messages.write('cancelled\n');
      if (environment.signal.aborted) break;
    }
    await writer.end();
  } finally {
    ending.abort();
    await backends.dispose();
    await output.close();
  }
  return status;
};

/**
 * An answer that lacks what one of several places has is not all that was asked for, and a run whose
 * cost nobody has approved was not ended by whoever waits for it.
 */
const statusOf = (
  outcome: Outcome,
  problems: readonly RunProblem[],
  { signal }: Environment,
): ExitStatus => {
  const isPartial = outcome === 'done' && problems.some(isError);
  const isRefused = outcome === 'cancelled' && !signal.aborted;
  return isPartial || isRefused ? exitStatus.sourceFailed : statuses[outcome];
};

const statuses: { readonly [Name in Outcome]: ExitStatus } = {
  done: exitStatus.done,
  invalid: exitStatus.found,
  failed: exitStatus.sourceFailed,
  cancelled: exitStatus.cancelled,
};

// Of several queries the worst end counts: cancelled, failed, invalid, done.
const worse = (a: ExitStatus, b: ExitStatus): ExitStatus => (b > a ? b : a);
