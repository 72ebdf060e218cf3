import type { Findings } from '../reader/findings.ts';
import type { TextContent } from '../files/read-content.ts';
import { type FactSource, FactsCollector } from './facts-collector.ts';
import type { FileFacts } from './file-facts.ts';

/** Facts of a file, by its name in the list of files. Plain data. */
export interface LearnedFile {
  readonly name: string;
  readonly facts: FileFacts;
}

/** A file while facts of it are gathered. */
export interface Lesson {
  /** Takes the event on which the source stands; to be called for each, whatever becomes of it. */
  take(): void;
  /** Ends with a file that was read to its end; gives what was learned. */
  end(findings: Findings): LearnedFile | undefined;
}

/** What a thread learns of the files that it reads for a query. */
export class Lessons {
  readonly #collector: FactsCollector;

  /**
   * What is learned is looked for in all files: how deep an event is read says what of a damaged one
   * is noticed, which must not depend on whether there is something to learn.
   */
  constructor(source: FactSource) {
    this.#collector = new FactsCollector(source);
  }

  /**
   * Begins with a file that is open, before its first event is read; undefined where there is nothing
   * to learn of it, or where it was written to meanwhile.
   */
  begin(
    { name, learn = 0 }: { readonly name: string; readonly learn?: number | undefined },
    { bytes, damage, stamp, isSteady }: TextContent,
  ): Lesson | undefined {
    if (learn === 0 || !isSteady) return undefined;
    const collector = this.#collector;
    collector.begin(learn);
    return {
      take: () => collector.take(),
      end: (findings) => {
        const facts = collector.finish({ stamp, findings, damage, bytes: bytes.length });
        return facts && { name, facts };
      },
    };
  }
}
