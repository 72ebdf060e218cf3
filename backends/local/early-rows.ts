import { statSync } from 'node:fs';
import { type Answer, planAnswer } from '#engine/answer.ts';
import type { QueryEvent } from '#protocol/results.ts';
import { openable } from './files/file-path.ts';
import { type FoundFile, logFile, type LogFile } from './files/list-files.ts';
import type { RunSettings } from './local-run.ts';
import { checkMemory, isTooLarge, memoryShortage } from './memory.ts';
import type { Previews } from './previews.ts';
import { filesOf, type LocalRequest, type RunPart } from './run-plan.ts';
import { scanOf } from './scan-of.ts';
import { dealingOrderOf, inDealingOrder } from './scan/dealing-order.ts';
import { ParallelScan } from './scan/parallel-scan.ts';

/** To list fewer files than these takes no time that anybody would notice. */
const manyFiles = 2000;

/** Enough for a first look, and read in a moment. */
const filesRead = 48;

/** A thread that is in the middle of a larger file would be free only after a while. In bytes. */
const largestFile = 1024 ** 2;

/**
 * The first rows of a run over very many files, while these are still being listed: some of the
 * files that have been found are scanned for an answer that is thrown away. What is wrong with them,
 * and how many events they have, the real scan will tell.
 */
export class EarlyRows {
  readonly #settings: RunSettings;
  readonly #request: LocalRequest;
  readonly #part: RunPart;
  readonly #previews: Previews;
  readonly #answer: Answer;
  /** Files that may hold events of the range. */
  readonly #candidates: FoundFile[] = [];
  /** How many of the files that were found have been looked at. */
  #seen = 0;
  #scan: ParallelScan | undefined;
  /** True once nobody wants early rows any more. */
  #isOver = false;
  #wake: (() => void) | undefined;

  constructor(
    settings: RunSettings,
    given: { readonly request: LocalRequest; readonly part: RunPart; readonly previews: Previews },
  ) {
    const { request, part, previews } = given;
    this.#settings = settings;
    this.#request = request;
    this.#part = part;
    this.#previews = previews;
    this.#answer = planAnswer(part.query, part.context, checkMemory);
  }

  /** Takes what has been found so far; see `OnFound`. */
  found(files: readonly FoundFile[]): void {
    if (this.#isOver || this.#scan !== undefined || files.length < manyFiles) return;
    const fresh = filesOf(this.#part, { files: files.slice(this.#seen) });
    this.#seen = files.length;
    for (const file of fresh) this.#candidates.push(file);
    // A thread that has to start first would not be free again in time.
    if (this.#candidates.length >= filesRead && this.#settings.pool.isReady) {
      this.#scan = this.#begin();
    }
  }

  /** Yields previews until the files are listed, and gives what that gives. */
  async *until<Result>(
    listing: Promise<Result>,
    signal: AbortSignal,
  ): AsyncGenerator<QueryEvent, Result> {
    void this.#awaitEnd(listing);
    try {
      while (!this.#isOver && !signal.aborted) {
        yield* this.#preview();
        if (this.#isOver) break;
        await new Promise<void>((resolve) => {
          this.#wake = resolve;
        });
      }
      return await listing;
    } finally {
      this.#isOver = true;
      this.#scan?.stop();
      await this.#scan?.left();
    }
  }

  #preview(): readonly QueryEvent[] {
    try {
      return [...this.#previews.of(this.#answer)];
    } catch (error) {
      // The real scan will need more, and say so.
      if (!isTooLarge(error)) throw error;
      return [];
    }
  }

  async #awaitEnd(listing: Promise<unknown>): Promise<void> {
    await Promise.allSettled([listing]);
    this.#isOver = true;
    this.#wake?.();
  }

  #begin(): ParallelScan {
    const { isMemoryShort, pool } = this.#settings;
    const order = dealingOrderOf(this.#answer);
    const list = inDealingOrder(this.#candidates, order).slice(0, filesRead).flatMap(smallFile);
    const { scan } = scanOf(this.#settings, {
      request: this.#request,
      part: this.#part,
      list: { files: list, skipped: 0, problems: [] },
      answer: this.#answer,
    });
    return new ParallelScan(pool, {
      ...scan,
      threads: 1,
      // Of each piece at once.
      job: { ...scan.job, reportInterval: 0, cacheBytes: 0 },
      onPart: (part) => {
        if (isMemoryShort()) throw new Error(memoryShortage);
        this.#answer.add(part);
        this.#wake?.();
      },
    });
  }
}

/** The file, if there is something in it and not too much. */
function smallFile(file: FoundFile): readonly LogFile[] {
  try {
    const stats = statSync(openable(file));
    return stats.size > 0 && stats.size <= largestFile ? [logFile(file, stats)] : [];
  } catch {
    return [];
  }
}
