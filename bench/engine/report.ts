import { type Bar, bars, verdict } from './bars.ts';
import type { Clock, ColdFigures, Summary } from './cold.ts';
import type { MemoryFigures } from './memory.ts';
import type { SeenFigures } from './seen-before.ts';
import { megabytes, milliseconds, seconds, type Table, times } from './tables.ts';
import type { WarmFigures } from './warm.ts';

/* What was measured, as tables with the bars beside it. */

const clockTitles: Readonly<Record<Clock, string>> = {
  query: 'The query alone, cold:',
  process: 'The whole process from start to end, cold:',
  processor: "The processor's time of the whole process, all threads together, cold:",
};

/** Cold runs by one clock. The bars are of time; the processor's has none. */
export function coldTable(clock: Clock, figures: readonly ColdFigures[]): Table {
  const hasBars = clock !== 'processor';
  return {
    title: clockTitles[clock],
    head: [
      'query',
      'CTQ',
      'gunzip alone',
      'CTQ / gunzip',
      'DuckDB',
      'DuckDB / CTQ',
      'DuckDB, lines / CTQ',
      'jq / CTQ',
      ...(hasBars ? ['bars'] : []),
    ],
    rows: figures.map((one) => [
      one.query.name,
      seconds(one.ctq.by[clock].seconds),
      seconds(one.floor.by[clock].seconds),
      times(1 / one.floor.by[clock].ratio),
      seconds(one.duckDb.by[clock].seconds),
      times(one.duckDb.by[clock].ratio),
      times(one.duckDbLines.by[clock].ratio),
      times(one.jq?.by[clock].ratio),
      ...(hasBars ? [verdict(coldBars(one, clock))] : []),
    ]),
  };
}

function coldBars({ query, floor, duckDb, jq }: ColdFigures, clock: Clock): readonly Bar[] {
  const { cold } = bars;
  const most = query.isSelective === true ? cold.selectiveFloor : cold.floor;
  const isBeaten = (summary: Summary | undefined, by: number) =>
    summary === undefined || summary.by[clock].ratio >= by;
  return [
    { name: `DuckDB ${cold.duckDb}×`, isReached: isBeaten(duckDb, cold.duckDb) },
    { name: `jq ${cold.jq}×`, isReached: isBeaten(jq, cold.jq) },
    { name: `gunzip ${most}×`, isReached: 1 / floor.by[clock].ratio <= most },
  ];
}

export function coldMemoryTable(figures: readonly ColdFigures[]): Table {
  return {
    title: 'The most memory at once, cold:',
    head: ['query', 'CTQ', 'gunzip alone', 'DuckDB', 'DuckDB, lines'],
    rows: figures.map((one) => [
      one.query.name,
      ...[one.ctq, one.floor, one.duckDb, one.duckDbLines].map(({ peakMegabytes }) =>
        megabytes(peakMegabytes),
      ),
    ]),
  };
}

export function warmTable(figures: readonly WarmFigures[]): Table {
  return {
    title: 'Again, and with one more condition, in the process that has answered it before:',
    head: [
      'query',
      'CTQ, first',
      'CTQ, again',
      'DuckDB, table',
      'ratio',
      'CTQ, refined',
      'DuckDB, table',
      'ratio',
      'memory',
      'bars',
    ],
    rows: figures.map(({ query, first, again, refined, peakMegabytes }) => [
      query.name,
      milliseconds(first),
      ...[again, refined].flatMap(({ ctq, duckDb, ratio }) => [
        milliseconds(ctq),
        milliseconds(duckDb),
        times(ratio),
      ]),
      megabytes(peakMegabytes),
      verdict(warmBars({ again, refined })),
    ]),
  };
}

function warmBars(pairs: Pick<WarmFigures, 'again' | 'refined'>): readonly Bar[] {
  return Object.entries(pairs).flatMap(([name, { ctq, ratio }]) => [
    { name: `${name} ${bars.warm.seconds * 1000} ms`, isReached: ctq <= bars.warm.seconds },
    { name: `${name} DuckDB`, isReached: ratio >= bars.warm.duckDb },
  ]);
}

export function seenTable({ files, matching, runs }: SeenFigures): Table {
  return {
    title: `One stolen key, in ${matching} of ${files} files, looked for in a new process:`,
    head: ['', 'files opened', 'ruled out', 'query', 'process', 'bars'],
    rows: runs.map(({ when, opened, ruledOut, ...took }) => [
      when,
      String(opened),
      String(ruledOut),
      milliseconds(took.seconds),
      milliseconds(took.processSeconds),
      verdict([{ name: 'not opened', isReached: opened <= matching }]),
    ]),
  };
}

/** `needsCores`: whether more than one core must have been busy. */
export function memoryTable(
  title: string,
  figures: readonly MemoryFigures[],
  needsCores: boolean,
): Table {
  return {
    title,
    head: ['query', 'memory', 'process', 'cores busy', 'bars'],
    rows: figures.map(({ query, outcome }) => {
      if (typeof outcome === 'string') return [query.name, '', '', '', `FAIL: ${outcome}`];
      const { peakMegabytes, processSeconds, coresBusy } = outcome;
      const { memory } = bars;
      return [
        query.name,
        megabytes(peakMegabytes),
        seconds(processSeconds),
        coresBusy.toFixed(2),
        verdict([
          { name: `${memory.megabytes} MB`, isReached: peakMegabytes < memory.megabytes },
          { name: 'cores', isReached: !needsCores || coresBusy >= memory.coresBusy },
        ]),
      ];
    }),
  };
}
