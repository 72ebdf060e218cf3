import { median } from '../median.ts';
import { assertSameAnswer } from './answers.ts';
import {
  type Contender,
  ctq,
  duckDb,
  floor,
  jq,
  type Measurement,
  type Task,
} from './contenders/contenders.ts';
import type { BenchQuery } from './queries.ts';

/** What a query took cold, in a new process for each run. */
export interface ColdFigures {
  readonly query: BenchQuery;
  readonly ctq: Summary;
  readonly floor: Summary;
  readonly duckDb: Summary;
  /** DuckDB, told that a line is an object. */
  readonly duckDbLines: Summary;
  /** Measured once; undefined where jq is left out. */
  readonly jq: Summary | undefined;
}

/** What is counted: the query alone, its process from start to end, or the processor's time for it. */
export type Clock = 'query' | 'process' | 'processor';

/** Of all rounds. */
export interface Summary {
  readonly by: Readonly<Record<Clock, Took>>;
  /** The most of all. */
  readonly peakMegabytes: number;
}

/** Medians. */
export interface Took {
  readonly seconds: number;
  /** How many times as long as CTQ: the median of the rounds' own ratios. */
  readonly ratio: number;
}

export interface ColdOptions {
  readonly task: Task;
  readonly queries: readonly BenchQuery[];
  readonly rounds: number;
  /** False leaves jq out, which takes most of the time. */
  readonly withJq: boolean;
  readonly log: (line: string) => void;
}

/** Measures all in turns; the answers of every run must be the same, or nothing is said of times. */
export async function measureCold(options: ColdOptions): Promise<readonly ColdFigures[]> {
  const { task, queries, log } = options;
  // So that all files are in memory before anybody reads them for the record.
  for (const query of queries.slice(0, 1)) await floor(task).run(query);
  const figures: ColdFigures[] = [];
  for (const query of queries) {
    const measured = await measureQuery(query, options);
    log(`${query.name}: CTQ ${told(measured.ctq)}, DuckDB ${told(measured.duckDb)}`);
    figures.push(measured);
  }
  return figures;
}

async function measureQuery(
  query: BenchQuery,
  { task, rounds, withJq }: ColdOptions,
): Promise<ColdFigures> {
  const contenders = {
    ctq: ctq(task),
    floor: floor(task),
    duckDb: duckDb(task, 'auto'),
    duckDbLines: duckDb(task, 'lines'),
  };
  const all: Round[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const measured: Round = {
      ctq: await contenders.ctq.run(query),
      floor: await contenders.floor.run(query),
      duckDb: await contenders.duckDb.run(query),
      duckDbLines: await contenders.duckDbLines.run(query),
    };
    checkAnswers(query, measured.ctq, [
      [contenders.duckDb, measured.duckDb],
      [contenders.duckDbLines, measured.duckDbLines],
    ]);
    all.push(measured);
  }
  const runsOf = (contender: keyof Round) => all.map((round) => round[contender]);
  const ours = runsOf('ctq');
  return {
    query,
    ctq: summarise(ours, ours),
    floor: summarise(runsOf('floor'), ours),
    duckDb: summarise(runsOf('duckDb'), ours),
    duckDbLines: summarise(runsOf('duckDbLines'), ours),
    jq: withJq ? await measureJq(query, task, ours) : undefined,
  };
}

type Round = Readonly<Record<'ctq' | 'floor' | 'duckDb' | 'duckDbLines', Measurement>>;

async function measureJq(
  query: BenchQuery,
  task: Task,
  ours: readonly Measurement[],
): Promise<Summary | undefined> {
  const contender = jq(task);
  const [own] = ours;
  if (contender === undefined || own === undefined) return undefined;
  const measured = await contender.run(query);
  checkAnswers(query, own, [[contender, measured]]);
  return summarise([measured], ours);
}

function checkAnswers(
  query: BenchQuery,
  { answer }: Measurement,
  others: readonly (readonly [Contender, Measurement])[],
): void {
  for (const [{ name }, other] of others)
    assertSameAnswer(query.name, { name: 'CTQ', answer }, { name, answer: other.answer });
}

const clocks: Readonly<Record<Clock, (measurement: Measurement) => number>> = {
  query: ({ seconds }) => seconds,
  process: ({ processSeconds }) => processSeconds,
  processor: ({ cpuSeconds }) => cpuSeconds,
};

function summarise(measured: readonly Measurement[], ours: readonly Measurement[]): Summary {
  const took = (secondsOf: (measurement: Measurement) => number): Took => ({
    seconds: median(measured.map(secondsOf)),
    ratio: median(
      ours.map((own, round) => {
        // jq is measured once.
        const other = measured[round] ?? measured[0];
        return other === undefined ? Number.NaN : secondsOf(other) / secondsOf(own);
      }),
    ),
  });
  return {
    by: {
      query: took(clocks.query),
      process: took(clocks.process),
      processor: took(clocks.processor),
    },
    peakMegabytes: Math.max(...measured.map(({ peakMegabytes }) => peakMegabytes)),
  };
}

function told({ by }: Summary): string {
  return `${by.query.seconds.toFixed(2)} s (process ${by.process.seconds.toFixed(2)} s)`;
}
