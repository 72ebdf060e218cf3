import { median } from '../median.ts';
import { assertSameAnswer } from './answers.ts';
import { ctqProgram, duckDbProgram, filesOf, type Task } from './contenders/contenders.ts';
import { loadTable, sqlOverTable } from './contenders/duckdb-events.ts';
import type { Timed } from './contenders/jobs.ts';
import { openSession, type Session } from './processes.ts';
import { type BenchQuery, ctqText } from './queries.ts';

/** What a query took in a process that has answered it before; seconds, medians. */
export interface WarmFigures {
  readonly query: BenchQuery;
  /** The first time. */
  readonly first: number;
  readonly again: Pair;
  /** The query with one more condition, each time after the query itself. */
  readonly refined: Pair;
  readonly peakMegabytes: number;
}

/** CTQ, and DuckDB on a table loaded beforehand. */
export interface Pair {
  readonly ctq: number;
  readonly duckDb: number;
  /** How many times as long as CTQ DuckDB takes: the median of the rounds' own ratios. */
  readonly ratio: number;
}

export interface WarmOptions {
  readonly task: Task;
  readonly queries: readonly BenchQuery[];
  readonly rounds: number;
  readonly log: (line: string) => void;
}

/** DuckDB keeps one table for all queries; CTQ has a process for each, so that none helps another. */
export async function measureWarm(options: WarmOptions): Promise<readonly WarmFigures[]> {
  const { task, queries, log } = options;
  const duckDb = openSession(duckDbProgram(task.threads));
  const loaded = await ask(duckDb, { sql: loadTable(filesOf(task.folder)) });
  log(`DuckDB has loaded its table in ${loaded.seconds.toFixed(1)} s, which is not counted`);
  const figures: WarmFigures[] = [];
  for (const query of queries) figures.push(await measureQuery(query, duckDb, options));
  await duckDb.end();
  return figures;
}

async function measureQuery(
  query: BenchQuery,
  duckDb: Session,
  { task, rounds, log }: WarmOptions,
): Promise<WarmFigures> {
  const ctq = openSession(ctqProgram(task.threads));
  const both = async (refined: boolean): Promise<readonly [Timed, Timed]> => [
    await ask(ctq, { query: ctqText(query, refined), folder: task.folder }),
    await ask(duckDb, { sql: sqlOverTable(query, refined) }),
  ];
  const [first] = await both(false);
  await checkRefined(query, both);
  const again: (readonly [Timed, Timed])[] = [];
  const refined: (readonly [Timed, Timed])[] = [];
  for (let round = 0; round < rounds; round += 1) {
    again.push(await both(false));
    refined.push(await both(true));
  }
  const { peakMegabytes } = await ctq.end();
  const figures = {
    query,
    first: first.seconds,
    again: pair(again),
    refined: pair(refined),
    peakMegabytes,
  };
  log(`${query.name}: again ${told(figures.again)}; refined ${told(figures.refined)}`);
  return figures;
}

/** Both forms of the query must give the same rows on both sides. */
async function checkRefined(
  query: BenchQuery,
  both: (refined: boolean) => Promise<readonly [Timed, Timed]>,
): Promise<void> {
  for (const refined of [false, true]) {
    const [ctq, duckDb] = await both(refined);
    assertSameAnswer(
      `${query.name}${refined ? ', refined' : ', again'}`,
      { name: 'CTQ', answer: ctq.answer },
      { name: "DuckDB's table", answer: duckDb.answer },
    );
  }
}

async function ask(session: Session, job: unknown): Promise<Timed> {
  return JSON.parse(await session.ask(job));
}

function pair(rounds: readonly (readonly [Timed, Timed])[]): Pair {
  return {
    ctq: median(rounds.map(([ctq]) => ctq.seconds)),
    duckDb: median(rounds.map(([, duckDb]) => duckDb.seconds)),
    ratio: median(rounds.map(([ctq, duckDb]) => duckDb.seconds / ctq.seconds)),
  };
}

function told({ ctq, duckDb }: Pair): string {
  return `CTQ ${(ctq * 1000).toFixed(0)} ms, DuckDB ${(duckDb * 1000).toFixed(0)} ms`;
}
