import { aboutPriceText, bytesText, remainingText } from '#protocol/amounts.ts';
import type { Progress, RunProblem, Statistics } from '#protocol/results.ts';
import type { RunSummary } from '#protocol/runs.ts';
import { unopenedFiles, unreadFiles } from '#protocol/unopened-files.ts';
import { count, counted, duration, instant } from './format.ts';

/** A piece of what the summary line says, in its order. */
export interface Fact {
  readonly text: string;
  /** What it means in full. */
  readonly title: string;
}

/** Returns how many rows there are, of how many events, and how long it took. */
export function runFacts(run: RunSummary): readonly Fact[] {
  const { statistics, progress, state } = run;
  const { recordsScanned, recordsMatched, elapsedMilliseconds } = statistics;
  const facts: Fact[] = [];
  const add = (text: string, title: string): unknown => facts.push({ text, title });
  if (recordsScanned > 0) {
    const title = `${counted(recordsScanned, 'event')} read${readText(statistics)}`;
    add(`${count(recordsScanned)} scanned`, title);
    add(
      `${count(recordsMatched)} matched`,
      `${counted(recordsMatched, 'event')} passed the filters`,
    );
  }
  const { queriesSent = 0 } = statistics;
  if (queriesSent > 0) addCost(add, queriesSent, statistics);
  if (state === 'running' && progress !== undefined) addProgress(add, progress);
  const unopened = unopenedFiles(statistics);
  if (unopened !== undefined) {
    add(`${counted(unopened.count, 'file')} not opened`, `Not opened: ${unopened.reasons}`);
  }
  const skipped = skippedText(statistics);
  if (skipped !== '') add(skipped, 'Files and records that could not be read: see the problems');
  const { duplicatesDropped = 0 } = statistics;
  if (duplicatesDropped > 0) {
    add(
      `${counted(duplicatesDropped, 'repeat')} left out`,
      'Events that were left out because one before them has the same value: see @dedupe',
    );
  }
  if (elapsedMilliseconds > 0) add(duration(elapsedMilliseconds), 'Time taken');
  return facts;
}

/** How much was read, and whether as files or where CloudWatch keeps it. */
function readText({ bytesScanned, filesScanned }: Statistics): string {
  if (bytesScanned === 0) return '';
  return `, ${bytesText(bytesScanned)}${filesScanned > 0 ? ' of JSON' : ''}`;
}

/** What CloudWatch has scanned and bills. */
function addCost(
  add: (text: string, title: string) => unknown,
  queriesSent: number,
  { recordsScanned, bytesScanned, bytesSkipped = 0, logGroupsScanned, estimatedPrice }: Statistics,
): void {
  const price = estimatedPrice === undefined ? '' : `, ${aboutPriceText(estimatedPrice)}`;
  const places =
    logGroupsScanned === undefined ? '' : ` to ${counted(logGroupsScanned, 'log group')}`;
  const spared = bytesSkipped > 0 ? `; indexes spared ${bytesText(bytesSkipped)}` : '';
  // Where the events are counted it has been said already.
  const scanned = recordsScanned > 0 ? '' : ' scanned';
  add(
    `${bytesText(bytesScanned)}${scanned}${price}`,
    `${counted(queriesSent, 'query', 'queries')} sent${places}${spared}`,
  );
}

const units = {
  file: { one: 'file', many: 'files', title: 'Files read so far' },
  query: {
    one: 'query',
    many: 'queries',
    title: 'Queries that CloudWatch has answered so far',
  },
} as const;

function addProgress(
  add: (text: string, title: string) => unknown,
  { unit, done, total, bytes, remaining, waitingFor }: Progress,
): void {
  const { one, many, title } = units[unit];
  if (total > 0) add(`${count(done)} of ${counted(total, one, many)}`, title);
  if (bytes !== undefined && bytes.total > 0) {
    const text = `${bytesText(bytes.done)} of ${bytesText(bytes.total)}`;
    add(text, 'What was read so far of the files as they lie on the disk');
  }
  if (remaining !== undefined) add(remainingText(remaining), 'As fast as it went until now');
  if (waitingFor !== undefined) {
    add(`waiting for ${waitingFor}`, `The query goes on after waiting for ${waitingFor}`);
  }
}

function skippedText(statistics: Statistics): string {
  const { recordsSkipped } = statistics;
  const files = unreadFiles(statistics);
  const parts = [
    files > 0 ? counted(files, 'file') : '',
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

/** Characters of a query that are shown to say where a problem is. */
const longestPlace = 60;

/** Returns what a problem is about in the query's text; nothing where it is about no part of it. */
export function problemPlace({ start, end }: RunProblem, query: string): string {
  if (start === undefined || end === undefined) return '';
  const place = query.slice(start, end).replaceAll(/\s+/g, ' ').trim();
  return place.length > longestPlace ? `${place.slice(0, longestPlace - 1)}…` : place;
}
