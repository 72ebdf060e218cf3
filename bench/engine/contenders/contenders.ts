import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { projectRoot } from '../../../scripts/project.ts';
import type { Answer } from '../answers.ts';
import { nodeProgram, type Program, runToEnd, type Usage } from '../processes.ts';
import { type BenchQuery, ctqText } from '../queries.ts';
import { type JsonFormat, sqlOverFiles } from './duckdb-events.ts';
import type { CtqJob, DuckDbJob, FloorJob, Timed } from './jobs.ts';

/** Where the logs are and how many threads each contender may have. */
export interface Task {
  readonly folder: string;
  readonly threads: number;
}

/** One run of a query: `seconds` is what the query alone took, which jq can't say. */
export interface Measurement extends Timed, Usage {}

/** Answers a query in a process that is started for it and ends with it. */
export interface Contender {
  readonly name: string;
  readonly run: (query: BenchQuery) => Promise<Measurement>;
}

/** The program as it is delivered, with nothing kept from earlier runs. */
export function ctq(task: Task): Contender {
  return {
    name: 'CTQ',
    run: async (query) => runCli(task, ctqText(query), ['--no-cache']),
  };
}

/** What the command line says of a run beside its answer. */
export interface CliMeasurement extends Measurement {
  readonly statistics: CliStatistics;
  readonly problems: CliResult['problems'];
}

interface CliStatistics {
  readonly recordsScanned: number;
  readonly filesScanned: number;
  readonly elapsedMilliseconds: number;
  readonly filesRuledOut?: number;
}

interface CliResult {
  readonly columns: readonly string[];
  readonly rows: readonly Readonly<Record<string, string>>[];
  readonly statistics: CliStatistics;
  readonly problems: readonly { readonly message: string }[];
}

/** Runs CTQ's command line; `environment` adds to that of this process. */
export async function runCli(
  { folder, threads }: Task,
  query: string,
  options: readonly string[],
  environment: Readonly<Record<string, string>> = {},
): Promise<CliMeasurement> {
  const words = ['run', '-', '--source', folder, '--format', 'json', '--workers', String(threads)];
  const program = nodeProgram('CTQ', join(projectRoot, 'dist', 'cli.js'), ...words, ...options);
  const { output, ...usage } = await runToEnd({ ...program, environment }, query);
  const { columns, rows, statistics, problems }: CliResult = JSON.parse(output);
  const answer = rows.map((row) => columns.map((column) => row[column] ?? null));
  return {
    ...usage,
    answer,
    statistics,
    problems,
    seconds: statistics.elapsedMilliseconds / 1000,
  };
}

export function duckDb({ folder, threads }: Task, format: JsonFormat): Contender {
  const program = duckDbProgram(threads);
  return {
    name: format === 'lines' ? 'DuckDB, lines' : 'DuckDB',
    run: async (query) =>
      runJob(program, { sql: sqlOverFiles(query, filesOf(folder), format) } satisfies DuckDbJob),
  };
}

/** What DuckDB calls the files of a folder. */
export function filesOf(folder: string): string {
  return join(folder, '**', '*.json*');
}

/** Threads that only unpack. */
export function floor({ folder, threads }: Task): Contender {
  const program = ownProgram('gunzip alone', 'floor', threads);
  return { name: program.name, run: async () => runJob(program, { folder } satisfies FloorJob) };
}

/** undefined where jq is not installed. */
export function jq({ folder }: Task): Contender | undefined {
  if (jqVersion() === undefined) return undefined;
  return {
    name: 'jq',
    run: async (query) => {
      const { output, ...usage } = await runToEnd(jqProgram(folder, query.jq), '');
      const lines = output.split('\n').filter((line) => line !== '');
      return { ...usage, seconds: usage.processSeconds, answer: lines.map(jqRow) };
    },
  };
}

const jqCommand = 'jq';

/** `jq-1.7`; undefined where it is not installed. */
export function jqVersion(): string | undefined {
  const { status, stdout } = spawnSync(jqCommand, ['--version'], { encoding: 'utf8' });
  return status === 0 ? stdout.trim() : undefined;
}

/** The programs that answer job after job. */
export const duckDbProgram = (threads: number): Program => ownProgram('DuckDB', 'duckdb', threads);
export const ctqProgram = (threads: number): Program => ownProgram('CTQ', 'ctq', threads);

/** Unpacks in one process and computes in another, as one does at a terminal. */
function jqProgram(folder: string, query: string): Program {
  const pipeline = 'find "$1" -name "*.json*" -exec gzip -dcf {} + | jq -nc "$2"';
  const words = ['-c', pipeline, 'sh', folder, `${jqTally} ${query}`];
  return { name: 'jq', command: 'sh', words };
}

/** Counts how often each key, an array, comes. */
const jqTally = `def tally(key): reduce (inputs.Records[] | key) as $key ({}; .[$key | tojson] += 1)
  | to_entries[] | (.key | fromjson) + [.value];`;

function jqRow(line: string): Answer[number] {
  const cells: readonly (string | number | null)[] = JSON.parse(line);
  return cells.map((cell) => (cell === null ? null : String(cell)));
}

function ownProgram(name: string, file: string, threads: number): Program {
  const script = join(import.meta.dirname, '..', 'programs', `${file}.ts`);
  return nodeProgram(name, script, String(threads));
}

async function runJob(program: Program, job: CtqJob | DuckDbJob | FloorJob): Promise<Measurement> {
  const { output, ...usage } = await runToEnd(program, `${JSON.stringify(job)}\n`);
  const timed: Timed = JSON.parse(output);
  return { ...usage, ...timed };
}
