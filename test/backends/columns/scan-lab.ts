import assert from 'node:assert/strict';
import { utimesSync } from 'node:fs';
import path from 'node:path';
import type { TestContext } from 'node:test';
import { ColumnStore } from '../../../backends/local/columns/column-store.ts';
import { listFiles } from '../../../backends/local/files/list-files.ts';
import { prepareQuery } from '../../../backends/local/prepare-query.ts';
import { addCounts, noCounts, type ScanCounts } from '../../../backends/local/scan/counts.ts';
import type { ScanFile, ScanMessage } from '../../../backends/local/scan/messages.ts';
import { ScanWork } from '../../../backends/local/scan/scan-work.ts';
import { planAnswer } from '../../../core/engine/answer.ts';
import type { RunProblem } from '../../../core/protocol/results.ts';
import { temporaryFolder } from '../temporary-folder.ts';

/** What a run over a lab has answered. */
export interface LabAnswer {
  readonly rows: readonly (readonly (string | null)[])[];
  readonly counts: ScanCounts;
  readonly problems: readonly RunProblem[];
}

/** A folder of logs, and one scan thread's memory, without the thread. */
export class Lab {
  readonly folder: string;
  readonly store = new ColumnStore();

  constructor(
    context: Pick<TestContext, 'after'>,
    files: Readonly<Record<string, string | Buffer>>,
  ) {
    this.folder = temporaryFolder(context, files);
    for (const name of Object.keys(files)) this.age(name);
  }

  /** Makes the file look as if it was written long ago, as files have to that are remembered. */
  age(name: string, seconds = 1_000_000): void {
    utimesSync(path.join(this.folder, name), seconds, seconds);
  }

  path(name: string): string {
    return path.join(this.folder, name);
  }

  async list(): Promise<readonly ScanFile[]> {
    const source = { kind: 'local', name: 'lab', path: this.folder } as const;
    const list = await listFiles(source, new AbortController().signal);
    assert.ok('files' in list);
    return list.files.map((file, index) => ({ ...file, index }));
  }

  /** Scans the files of a list, or all there are now. */
  async run(text: string, cacheBytes = 10 ** 7, files?: readonly ScanFile[]): Promise<LabAnswer> {
    const given = files ?? (await this.list());
    const source = { kind: 'local', name: 'lab', path: this.folder } as const;
    const { ready, problems: wrong } = prepareQuery({
      query: text,
      parameters: {},
      title: '',
      source,
      range: undefined,
      now: 0,
    });
    assert.ok(ready, JSON.stringify(wrong));
    const context = { now: 0, range: undefined };
    const answer = planAnswer(ready.query, context);
    let counts = noCounts;
    const problems: RunProblem[] = [];
    const receive = (message: ScanMessage): void => {
      if (message.kind !== 'report') return;
      counts = addCounts(counts, message.counts);
      problems.push(...message.problems);
      if (message.part !== undefined && 'content' in message.part) answer.add(message.part);
    };
    const job = {
      query: ready.query,
      context,
      sourceName: 'lab',
      ranges: undefined,
      reportInterval: 10 ** 6,
      stop: new SharedArrayBuffer(4),
      cacheBytes,
    };
    const work = new ScanWork(job, this.store, receive);
    await work.scan(given);
    work.finish();
    return { rows: [...answer.rows()].map(({ cells }) => cells), counts, problems };
  }
}
