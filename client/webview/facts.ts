import type { Progress } from '#protocol/results.ts';
import type { RunSummary } from '#protocol/runs.ts';
import { bytes, count, counted, duration, instant } from './format.ts';

/** A piece of what the summary line says, in its order. */
export interface Fact {
  readonly text: string;
  /** What it means in full. */
  readonly title: string;
}

/** Returns how many rows there are, of how many events, and how long it took. */
export function runFacts(run: RunSummary): readonly Fact[] {
  const { statistics, progress, state } = run;
  const { recordsScanned, recordsMatched, bytesScanned, elapsedMilliseconds } = statistics;
  const facts: Fact[] = [];
  const add = (text: string, title: string): unknown => facts.push({ text, title });
  if (recordsScanned > 0) {
    const amount = bytesScanned > 0 ? `, ${bytes(bytesScanned)} of JSON` : '';
    add(`${count(recordsScanned)} scanned`, `${counted(recordsScanned, 'event')} read${amount}`);
    add(
      `${count(recordsMatched)} matched`,
      `${counted(recordsMatched, 'event')} passed the filters`,
    );
  }
  if (state === 'running' && progress !== undefined) addProgress(add, progress);
  const skipped = skippedText(statistics);
  if (skipped !== '') add(skipped, 'Files and records that could not be read: see the problems');
  if (elapsedMilliseconds > 0) add(duration(elapsedMilliseconds), 'Time taken');
  return facts;
}

const units = {
  file: { one: 'file', title: 'Files read so far' },
  query: { one: 'query', title: 'Queries that CloudWatch has answered so far' },
} as const;

function addProgress(
  add: (text: string, title: string) => unknown,
  { unit, done, total, waitingFor }: Progress,
): void {
  const { one, title } = units[unit];
  if (total > 0) add(`${count(done)} of ${counted(total, one)}`, title);
  if (waitingFor !== undefined) {
    add(`waiting for ${waitingFor}`, `The query goes on after waiting for ${waitingFor}`);
  }
}

function skippedText({ filesSkipped, recordsSkipped }: RunSummary['statistics']): string {
  const parts = [
    filesSkipped > 0 ? counted(filesSkipped, 'file') : '',
    recordsSkipped > 0 ? counted(recordsSkipped, 'record') : '',
  ];
  const text = parts.filter((part) => part !== '').join(' and ');
  return text === '' ? '' : `${text} skipped`;
}

/** Returns how many rows there are; a preview says that it is one. */
export function rowsFact({ rowCount, state, final }: RunSummary): string {
  if (state === 'invalid') return 'Not run';
  const rows = counted(rowCount, 'row');
  if (state === 'running' && !final) return rowCount === 0 ? 'Running…' : `${rows} so far`;
  return state === 'cancelled' && !final ? `${rows} until cancelled` : rows;
}

/** Returns the range that the query covers, as people read it. */
export function rangeFact({ range, timeRange }: RunSummary): Fact {
  if (timeRange === undefined || (timeRange.start === undefined && timeRange.end === undefined)) {
    return { text: range ?? 'all', title: 'The query covers all events of the source' };
  }
  const start = timeRange.start === undefined ? 'the beginning' : instant(timeRange.start);
  const end = timeRange.end === undefined ? 'the end' : instant(timeRange.end);
  return { text: range ?? `${start} – ${end}`, title: `From ${start} to before ${end} (UTC)` };
}
