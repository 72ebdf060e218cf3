import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { stolenKey } from '../../scripts/bench-logs/caller.ts';
import { type CliMeasurement, runCli, type Task } from './contenders/contenders.ts';
import { assertSameAnswer } from './answers.ts';
import { filesBelow } from './files.ts';

/** What is left to do for a selective query in a folder that an earlier process has read. */
export interface SeenFigures {
  readonly files: number;
  /** Files that hold what is looked for. */
  readonly matching: number;
  readonly runs: readonly SeenRun[];
}

export interface SeenRun {
  readonly when: string;
  readonly opened: number;
  readonly ruledOut: number;
  readonly seconds: number;
  readonly processSeconds: number;
}

const selective = `filter userIdentity.accessKeyId = "${stolenKey}"
  | fields eventTime, eventName, sourceIPAddress, eventID
  | limit 10000`;
const other = 'stats count(*) as calls by eventName';

/** Each run is a process of its own; what they learn lies in a folder that is new and goes again. */
export async function measureSeenBefore(task: Task): Promise<SeenFigures> {
  const state = mkdtempSync(join(tmpdir(), 'ctq-bench-'));
  try {
    const run = async (query: string) => runCli(task, query, [], stateIn(state));
    await run(other);
    const afterOther = await run(selective);
    const afterItself = await run(selective);
    for (const { answer } of [afterOther, afterItself]) await checkAnswer(task, answer);
    const files = filesBelow(task.folder);
    return {
      files: files.length,
      matching: files.filter(holdsKey).length,
      runs: [
        seenRun('after another query', afterOther),
        seenRun('after the same query', afterItself),
      ],
    };
  } finally {
    rmSync(state, { recursive: true, force: true });
  }
}

/** Makes CTQ keep its state in that folder, on each system by its own custom. */
export function stateIn(folder: string): Readonly<Record<string, string>> {
  return { XDG_STATE_HOME: folder, LOCALAPPDATA: folder, HOME: folder };
}

async function checkAnswer(task: Task, answer: CliMeasurement['answer']): Promise<void> {
  const fresh = await runCli(task, selective, ['--no-cache']);
  const expected = { name: 'a run that knows nothing', answer: fresh.answer };
  assertSameAnswer('a folder seen before', expected, { name: 'one that does', answer });
}

function holdsKey(file: string): boolean {
  return gunzipSync(readFileSync(file)).includes(stolenKey);
}

function seenRun(when: string, { statistics, seconds, processSeconds }: CliMeasurement): SeenRun {
  const { filesScanned, filesRuledOut = 0 } = statistics;
  return { when, opened: filesScanned, ruledOut: filesRuledOut, seconds, processSeconds };
}
