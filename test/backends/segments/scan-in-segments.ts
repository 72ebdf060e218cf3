import assert from 'node:assert/strict';
import { statSync } from 'node:fs';
import path from 'node:path';
import type { TestContext } from 'node:test';
import { ColumnStore } from '../../../backends/local/columns/column-store.ts';
import type { SegmentSizes } from '../../../backends/local/files/segments.ts';
import { stampOf } from '../../../backends/local/files/stamp.ts';
import { batches } from '../../../backends/local/scan/batches.ts';
import { addCounts, noCounts, type ScanCounts } from '../../../backends/local/scan/counts.ts';
import type { ScanFile, ScanMessage } from '../../../backends/local/scan/messages.ts';
import { ScanWork } from '../../../backends/local/scan/scan-work.ts';
import { SegmentedFiles } from '../../../backends/local/scan/segmented-files.ts';
import { planAnswer } from '../../../core/engine/answer.ts';
import { parseQueryFile } from '../../../core/language/syntax/parse.ts';
import { temporaryFolder } from '../temporary-folder.ts';

export interface Scanned {
  readonly cells: readonly (readonly (string | null)[])[];
  readonly counts: ScanCounts;
  readonly problems: readonly string[];
  /** Segments that were scanned more than once. */
  readonly repeats: number;
  /** Segments that were in memory. */
  readonly remembered: number;
}

/** What the thread remembers, and how much it may. */
interface Memory {
  readonly store: ColumnStore;
  readonly cacheBytes: number;
}

/** A file of that text, for scans of it. */
export function textFile(context: TestContext, text: string | Buffer): ScanFile {
  const place = path.join(temporaryFolder(context, { 'a.json': text }), 'a.json');
  return currentFile(place);
}

/** The file as it is now. */
export function currentFile(place: string): ScanFile {
  const stamp = stampOf(statSync(place));
  return { path: place, name: 'a.json', size: stamp.size, stamp, index: 0 };
}

/** Runs the query over a file that is cut so, in this thread. */
export async function scanInSegments(
  file: ScanFile,
  query: string,
  sizes: SegmentSizes,
  { store, cacheBytes }: Memory = { store: new ColumnStore(), cacheBytes: 0 },
): Promise<Scanned> {
  const [parsed] = parseQueryFile(query).queries;
  assert.ok(parsed);
  const answer = planAnswer(parsed, { now: 0 });
  const pieces = batches([file], 1, { sizes });
  const segmented = new SegmentedFiles(pieces);
  const waiting = pieces.flat();
  let counts = noCounts;
  const problems: string[] = [];
  let repeats = 0;
  let remembered = 0;
  const hear = (message: ScanMessage): void => {
    if (message.kind === 'report') {
      counts = addCounts(counts, message.counts);
      problems.push(...message.problems.map(({ code, message: text }) => `${code}: ${text}`));
      if (message.part && 'content' in message.part) answer.add(message.part);
    } else if (message.kind === 'segment') {
      const news = segmented.take(message.file, message.outcome);
      counts = addCounts(counts, news.counts);
      problems.push(...news.problems.map(({ code, message: text }) => `${code}: ${text}`));
      for (const part of news.parts) if ('content' in part) answer.add(part);
      waiting.push(...news.repeats);
      repeats += news.repeats.length;
      remembered += message.outcome.isRemembered === true ? 1 : 0;
    }
  };
  const job = {
    query: parsed,
    sourceName: 'lab',
    context: { now: 0 },
    ranges: undefined,
    reportInterval: 0,
    stop: new SharedArrayBuffer(4),
    cacheBytes,
  };
  const work = new ScanWork(job, store, hear);
  // The last ones first, as it may happen between threads.
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) await work.scan([next]);
  work.finish();
  assert.ok(segmented.areDone);
  return {
    cells: [...answer.rows()].map(({ cells }) => cells),
    counts,
    problems,
    repeats,
    remembered,
  };
}
