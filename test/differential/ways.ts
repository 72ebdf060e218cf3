import path from 'node:path';
import { createLocalBackend, type LocalBackend } from '../../backends/local/local-backend.ts';
import { eventPlace } from '../../backends/local/reader/pointer.ts';
import type { QueryRequest, ResultRow } from '../../core/protocol/results.ts';
import { collect, completeOf, finalRows, problemsOf } from '../backends/contract.ts';
import type { Expected, ExpectedRow } from './oracle.ts';

/** A way in which a query can be run. */
export interface Way {
  readonly name: string;
  readonly backend: LocalBackend;
  readonly more: Partial<QueryRequest>;
}

/** The ways, over the same threads for all queries. */
export interface Ways {
  /** Those for the n-th query, in order: later ones use what earlier ones have left. */
  of(query: number): readonly Way[];
  /** What was not read, over all queries so far: where it is nothing, ways have not been tried. */
  readonly spared: Readonly<Spared>;
  /** What a way has answered. */
  answer(way: Way, request: QueryRequest): Promise<Found>;
  dispose(): Promise<void>;
}

/** Numbers of files. */
export interface Spared {
  remembered: number;
  ruledOut: number;
  outOfRange: number;
}

/** `storage` is an empty folder; `all`: each query goes all ways, else the last ones in turn. */
export function openWays(storage: string, all: boolean): Ways {
  // Files of a moment ago are not trusted.
  const now = (): number => Date.now() + 60_000;
  const worker = path.join(import.meta.dirname, '../../backends/scan.ts');
  const common = { worker, storage, now, previewInterval: 0 };
  const main = createLocalBackend({ ...common, threads: 3 });
  const other = createLocalBackend({ ...common, threads: 1 });
  const cutting = createLocalBackend({
    ...common,
    storage: undefined,
    threads: 1,
    segments: { segment: 1500, smallestFile: 0 },
  });
  const spared: Spared = { remembered: 0, ruledOut: 0, outOfRange: 0 };
  return {
    spared,
    answer: async (way, request) => answerBy(way, request, spared),
    of(query) {
      const [few, many] = query % 2 === 0 ? [1, 3] : [3, 1];
      const first = [
        { name: 'without memory', backend: main, more: { workers: few, cache: false } },
        { name: 'with memory', backend: main, more: { workers: many } },
        { name: 'again', backend: main, more: { workers: many } },
      ];
      const last = [
        { name: 'in another program', backend: other, more: { cacheMemory: 0 } },
        { name: 'in segments', backend: cutting, more: { cache: query % 3 === 0 } },
      ];
      return all ? [...first, ...last] : [...first, ...last.slice(query % 2).slice(0, 1)];
    },
    dispose: async () => {
      await Promise.all([main, other, cutting].map(async (backend) => backend.dispose()));
    },
  };
}

/** What a way has answered, as far as it does not depend on the way. */
export interface Found extends Expected {
  readonly outcome: string;
  /** What was told besides, each as `code: message`. */
  readonly problems: readonly string[];
  readonly resultCount: number;
}

async function answerBy(
  { backend, more }: Way,
  request: QueryRequest,
  spared: Spared,
): Promise<Found> {
  const events = await collect({ backend, source: request.source }, { ...request, ...more });
  const { outcome, statistics } = completeOf(events);
  spared.remembered += statistics.filesRemembered ?? 0;
  spared.ruledOut += statistics.filesRuledOut ?? 0;
  spared.outOfRange += statistics.filesOutOfRange ?? 0;
  const shown = events.find((event) => event.kind === 'started');
  return {
    outcome,
    columns: shown?.columns ?? [],
    rows: finalRows(events).map(rowOf),
    problems: problemsOf(events),
    recordsMatched: statistics.recordsMatched,
    resultCount: statistics.resultCount,
    duplicatesDropped: statistics.duplicatesDropped,
  };
}

/** Of an event in a segment the number is not known. */
function rowOf({ cells, pointer }: ResultRow): ExpectedRow {
  if (pointer === undefined) return { cells, event: undefined };
  const { file, ordinal, offset } = eventPlace(pointer) ?? { file: '?', ordinal: -1 };
  return { cells, event: `${file}#${offset === undefined ? ordinal : '?'}` };
}
