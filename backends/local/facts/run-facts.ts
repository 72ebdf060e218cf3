import type { Requirement } from '#engine/plan/requirement.ts';
import type { LocalSource, RunProblem, TimeRange } from '#protocol/results.ts';
import type { LogFile } from '../files/list-files.ts';
import { sourceOfFile } from '../run-sources.ts';
import { fileProblem, isForeign } from '../scan/file-problem.ts';
import { allFields } from './frequent-fields.ts';
import type { LearnedFile } from './lessons.ts';
import type { FactStore, Keeping, ListedFile, SourceFacts } from './fact-store.ts';
import { type FileFacts, mayHoldTimes } from './file-facts.ts';
import { mayMatch } from './may-match.ts';

/** What a query asks of events, as far as facts can tell. */
export interface Asked {
  readonly requirements: readonly Requirement[];
  readonly ranges: readonly TimeRange[] | undefined;
}

/** Files of a query, those that must be read and those that need not be. */
export interface Sifted {
  readonly files: readonly (LogFile | FileToScan)[];
  /** Files none of whose events is of the ranges. */
  readonly outOfRange: number;
  /** Files that hold events, none of which can matter. */
  readonly ruledOut: number;
  /** Files that hold no events at all. */
  readonly foreign: number;
  /** In the files that need not be read: events, and records that could not be read. */
  readonly events: number;
  readonly recordsSkipped: number;
  /** What there is to tell of those files. */
  readonly problems: readonly RunProblem[];
}

/** What a run knows of files when it begins, and what its scans learn. */
export class RunFacts {
  readonly #store: FactStore;
  readonly #sources: readonly Known[];
  readonly #now: number;
  readonly #learned = new Map<Known, Map<string, FileFacts>>();

  /** The sources are those of one list of files; `now` is in milliseconds since 1970. */
  constructor(store: FactStore, sources: readonly LocalSource[], now: number) {
    this.#store = store;
    this.#now = now;
    this.#sources = sources.map((source) => {
      const keeping = source.leaveNoTrace === true ? 'memory' : 'disk';
      return { source, keeping, facts: store.load(source.path, keeping) };
    });
  }

  /** What is known of the file in the state in which it was listed. */
  of(file: LogFile): FileFacts | undefined {
    const found = this.#find(file);
    return found?.known.facts.of({ name: found.name, stamp: file.stamp });
  }

  /** The file, with what a scan has to learn of it. */
  toScan(file: LogFile): FileToScan {
    return { ...file, learn: unlearned(file, this.of(file), this.#now) };
  }

  /** Takes what a scan has learned of a file. */
  learn({ name, facts }: LearnedFile): void {
    const found = this.#find({ name });
    if (found === undefined) return;
    const learned = this.#learned.get(found.known) ?? new Map<string, FileFacts>();
    this.#learned.set(found.known, learned.set(found.name, facts));
  }

  /** Keeps what was learned, of the files that are listed. */
  async save(listed: readonly LogFile[]): Promise<void> {
    for (const [known, learned] of this.#learned) {
      const files = listed.flatMap((file): readonly ListedFile[] => {
        const found = this.#find(file);
        return found?.known === known ? [{ name: found.name, stamp: file.stamp }] : [];
      });
      const { source, keeping } = known;
      await this.#store.save(source.path, learned, { listed: files, keeping });
    }
    this.#learned.clear();
  }

  #find({
    name,
  }: Pick<LogFile, 'name'>): { readonly known: Known; readonly name: string } | undefined {
    const [only] = this.#sources;
    if (only !== undefined && this.#sources.length === 1) return { known: only, name };
    const found = sourceOfFile(
      this.#sources.map(({ source }) => source),
      name,
    );
    const known = this.#sources.find(({ source }) => source === found?.source);
    return found && known && { known, name: found.file };
  }
}

/** A file, and the frequent fields of which a scan of it has something to learn, as bits. */
export interface FileToScan extends LogFile {
  readonly learn: number;
}

interface Known {
  readonly source: LocalSource;
  readonly keeping: Keeping;
  readonly facts: SourceFacts;
}

/** Nothing is known of any file. */
export function unsifted(files: readonly LogFile[]): Sifted {
  return {
    files,
    outOfRange: 0,
    ruledOut: 0,
    foreign: 0,
    events: 0,
    recordsSkipped: 0,
    problems: [],
  };
}

/** Parts the files by what is known of them. */
export function sift(
  files: readonly LogFile[],
  facts: Pick<RunFacts, 'of' | 'toScan'>,
  { requirements, ranges }: Asked,
): Sifted {
  const isMatch = mayMatch(requirements);
  const kept: FileToScan[] = [];
  const problems: RunProblem[] = [];
  const counts = { outOfRange: 0, ruledOut: 0, foreign: 0, events: 0, recordsSkipped: 0 };
  for (const file of files) {
    const known = facts.of(file);
    const verdict = known && verdictOn(known, isMatch, ranges);
    if (known === undefined || verdict === undefined) {
      kept.push(facts.toScan(file));
      continue;
    }
    counts[verdict] += 1;
    counts.events += known.findings.records;
    // A file that holds nothing else is counted as such.
    if (verdict !== 'foreign') {
      counts.recordsSkipped += known.findings.damaged + known.findings.foreign;
    }
    const problem = fileProblem(file.name, known.findings, known.damage);
    if (problem !== undefined) problems.push(problem);
  }
  return { files: kept, ...counts, problems };
}

/** Why the file need not be read; undefined where it must be. */
function verdictOn(
  facts: FileFacts,
  isMatch: (facts: FileFacts) => boolean,
  ranges: Asked['ranges'],
): 'outOfRange' | 'ruledOut' | 'foreign' | undefined {
  if (isForeign(facts.findings) && facts.damage === undefined) return 'foreign';
  if (!isMatch(facts)) return 'ruledOut';
  return mayHoldTimes(facts, ranges) ? undefined : 'outOfRange';
}

/** The frequent fields of which a scan of the file has something to learn, as bits. */
function unlearned({ stamp }: LogFile, facts: FileFacts | undefined, now: number): number {
  // It may change once more without having another time of change.
  if (Math.max(stamp.mtimeMs, stamp.ctimeMs) > now - coarsestClock) return 0;
  return allFields & ~(facts?.gathered ?? 0);
}

/** Milliseconds; times on FAT are even seconds. */
const coarsestClock = 2000;
