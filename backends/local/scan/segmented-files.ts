import type { Part } from '#engine/collectors/part.ts';
import type { RunProblem } from '#protocol/results.ts';
import type { KeysPart } from '../dedupe/key-scan.ts';
import { type Findings, noFindings } from '../reader/findings.ts';
import { addCounts, noCounts, type ScanCounts } from './counts.ts';
import { changedFile, fileProblem, foreignFile, isForeign } from './file-problem.ts';
import type { ScanFile } from './messages.ts';
import { type ChainStep, SegmentChain } from './segment-chain.ts';
import type { Segment, SegmentOutcome } from './segment-outcome.ts';

/** What follows from the outcome of a segment. */
export interface SegmentNews {
  readonly counts: ScanCounts;
  readonly problems: readonly RunProblem[];
  /** What was gathered in segments that are right. */
  readonly parts: readonly (Part | KeysPart)[];
  /** Segments that have to be scanned again. */
  readonly repeats: readonly ScanFile[];
}

/** The files of a scan that are read in segments, put together again. */
export class SegmentedFiles {
  /** By the index of their first segment, until they are done. */
  readonly #files = new Map<number, SegmentedFile>();

  constructor(pieces: readonly (readonly ScanFile[])[]) {
    const segments = new Map<number, Segment[]>();
    for (const { index, segment } of pieces.flat()) {
      if (segment === undefined) continue;
      const first = index - segment.number;
      const known = segments.get(first);
      if (known === undefined) segments.set(first, [segment]);
      else known.push(segment);
    }
    for (const [first, all] of segments) this.#files.set(first, new SegmentedFile(all));
  }

  /** True where all files have been put together. */
  get areDone(): boolean {
    return this.#files.size === 0;
  }

  take(file: ScanFile, outcome: SegmentOutcome): SegmentNews {
    const first = file.index - outcome.number;
    const segmented = this.#files.get(first);
    if (segmented === undefined) return noNews;
    const news = segmented.take(file, outcome);
    if (segmented.isDone) this.#files.delete(first);
    return news;
  }
}

class SegmentedFile {
  readonly #chain: SegmentChain;
  #findings: Findings = noFindings();
  #damage: string | undefined;
  #isChanged = false;
  #bytesDone = 0;

  constructor(segments: readonly Segment[]) {
    this.#chain = new SegmentChain(segments);
  }

  get isDone(): boolean {
    return this.#chain.isDone;
  }

  take(file: ScanFile, outcome: SegmentOutcome): SegmentNews {
    return this.#chain
      .add(outcome)
      .map((step) => this.#follow(file, step))
      .reduce(addNews, noNews);
  }

  #follow(file: ScanFile, step: ChainStep): SegmentNews {
    switch (step.kind) {
      case 'take':
        return this.#accept(step.outcome);
      case 'repeat': {
        const index = file.index - (file.segment?.number ?? 0) + step.segment.number;
        return { ...noNews, repeats: [{ ...file, index, segment: step.segment }] };
      }
      case 'done':
        return this.#conclude(file);
    }
  }

  #accept(outcome: SegmentOutcome): SegmentNews {
    const { findings, bytes, records, part, damage, isChanged } = outcome;
    this.#findings = addFindings(this.#findings, findings);
    this.#damage ??= damage;
    this.#isChanged ||= isChanged;
    this.#bytesDone += bytes;
    const recordsSkipped = findings.damaged + findings.foreign;
    const read = { recordsScanned: records, bytesScanned: bytes, bytesDone: bytes };
    return {
      ...noNews,
      counts: { ...noCounts, ...read, recordsSkipped },
      parts: part === undefined ? [] : [part],
    };
  }

  #conclude({ name, size }: ScanFile): SegmentNews {
    const bytesDone = size - this.#bytesDone;
    if (isForeign(this.#findings) && this.#damage === undefined) {
      const counts = { ...noCounts, bytesDone, filesSkipped: 1 };
      return { ...noNews, counts, problems: [foreignFile(name)] };
    }
    const problems = [
      this.#isChanged ? changedFile(name) : undefined,
      fileProblem(name, this.#findings, this.#damage),
    ];
    return {
      ...noNews,
      counts: { ...noCounts, bytesDone, filesScanned: 1 },
      problems: problems.filter((problem) => problem !== undefined),
    };
  }
}

const noNews: SegmentNews = { counts: noCounts, problems: [], parts: [], repeats: [] };

function addNews(a: SegmentNews, b: SegmentNews): SegmentNews {
  return {
    counts: addCounts(a.counts, b.counts),
    problems: [...a.problems, ...b.problems],
    parts: [...a.parts, ...b.parts],
    repeats: [...a.repeats, ...b.repeats],
  };
}

function addFindings(a: Findings, b: Findings): Findings {
  return {
    records: a.records + b.records,
    damaged: a.damaged + b.damaged,
    foreign: a.foreign + b.foreign,
    envelope: a.envelope || b.envelope,
    cut: a.cut || b.cut,
    digest: a.digest || b.digest,
  };
}
