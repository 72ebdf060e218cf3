import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runCli, type Task } from './contenders/contenders.ts';
import { type BenchQuery, ctqText } from './queries.ts';
import { stateIn } from './seen-before.ts';

/** What one run of CTQ over much data took; its failure where it did not come to an end. */
export interface MemoryFigures {
  readonly query: BenchQuery;
  readonly outcome: MemoryOutcome | string;
}

export interface MemoryOutcome {
  readonly peakMegabytes: number;
  readonly processSeconds: number;
  /** User and system time by the time on the clock: how many cores were busy. */
  readonly coresBusy: number;
}

export interface MemoryOptions {
  readonly task: Task;
  readonly queries: readonly BenchQuery[];
  /** How many events there are, so that none is left out unnoticed. */
  readonly events: number;
  readonly log: (line: string) => void;
}

/** Each query runs as users run it, learning for later included, in a process that knows nothing. */
export async function measureMemory(options: MemoryOptions): Promise<readonly MemoryFigures[]> {
  const figures: MemoryFigures[] = [];
  for (const query of options.queries) {
    const outcome = await outcomeOf(query, options);
    options.log(`${query.name}: ${JSON.stringify(outcome)}`);
    figures.push({ query, outcome });
  }
  return figures;
}

async function outcomeOf(
  query: BenchQuery,
  { task, events }: MemoryOptions,
): Promise<MemoryFigures['outcome']> {
  const state = mkdtempSync(join(tmpdir(), 'ctq-bench-'));
  try {
    const measured = await runCli(task, ctqText(query), [], stateIn(state));
    const { peakMegabytes, processSeconds, cpuSeconds, statistics, problems } = measured;
    if (statistics.recordsScanned !== events) {
      const [problem] = problems;
      return `read ${statistics.recordsScanned} of ${events} events. ${problem?.message ?? ''}`;
    }
    return { peakMegabytes, processSeconds, coresBusy: cpuSeconds / processSeconds };
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  } finally {
    rmSync(state, { recursive: true, force: true });
  }
}
