import { readFileSync } from 'node:fs';
import path from 'node:path';
import { innerQueries } from '../../backends/local/inner-queries.ts';
import type { ReadyQuery } from '../../backends/local/prepare-query.ts';
import type { EngineContext, OtherRows, Value } from '../../core/engine/engine.ts';
import type { Query } from '../../core/language/syntax/ast.ts';
import type { Column } from '../../core/protocol/results.ts';
import { answerTo } from '../engine/support/run.ts';
import { type FlatEvent, flattenEvent } from '../support/object-source.ts';
import { fileName, type LabFile } from './lab-files.ts';
import { eventTimes } from './random-records.ts';

/** What the obvious way answers. */
export interface Expected {
  readonly columns: readonly Column[];
  readonly rows: readonly ExpectedRow[];
  readonly recordsMatched: number;
  /** Undefined where all events count. */
  readonly duplicatesDropped: number | undefined;
}

/** A row's cells, and the event that it is of, as `file#number`. */
export interface ExpectedRow {
  readonly cells: readonly (string | null)[];
  readonly event: string | undefined;
}

/** The table that lookups read, and what is in it. */
export const lookupTable = path.join(import.meta.dirname, 'lookup-table.csv');
const [columns = [], ...rows] = readFileSync(lookupTable, 'utf8')
  .trimEnd()
  .split('\n')
  .map((line) => line.split(','));
const knownTable = { columns, rows };

/** The events of the files in their order; their `@ptr` is `file#number`. */
export function eventsOf(files: readonly LabFile[]): readonly FlatEvent[] {
  return files.flatMap((file, place) =>
    file.records.map((record, number) => eventOf(record, `${fileName(file, place)}#${number}`)),
  );
}

/** Answers a query over the events, without a single byte. */
export function expectedAnswer(
  events: readonly FlatEvent[],
  { query, range, dedupe }: ReadyQuery,
  now: number,
): Expected {
  const ranged = events.filter((event) => {
    if (range === undefined) return true;
    const time = event.get('@timestamp');
    const { start = -Infinity, end = Infinity } = range;
    return typeof time === 'number' && time >= start && time < end;
  });
  const kept = dedupe === undefined ? ranged : firstOfEach(ranged, dedupe);
  const context = { now, range, tables: new Map([['known', knownTable]]) };
  const answer = answerTo(query, kept, undefined, {
    ...context,
    answers: innerAnswers(query, kept, context),
  });
  return {
    columns: answer.columns,
    rows: Array.from(answer.rows(), ({ cells, pointer }) => ({ cells, event: pointer })),
    recordsMatched: answer.matched,
    duplicatesDropped: dedupe === undefined ? undefined : ranged.length - kept.length,
  };
}

function innerAnswers(
  query: Query,
  events: readonly FlatEvent[],
  context: EngineContext,
): ReadonlyMap<number, OtherRows> {
  const inner = innerQueries(query).map(({ start, query: within, limit }) => {
    const answer = answerTo(within, events, undefined, { ...context, defaultLimit: limit });
    return [start, answer.values()] as const;
  });
  return new Map(inner);
}

function firstOfEach(events: readonly FlatEvent[], field: string): readonly FlatEvent[] {
  const seen = new Set<string>();
  return events.filter((event) => {
    const value = event.get(field);
    if (value === undefined) return true;
    const text = typeof value === 'boolean' ? String(Number(value)) : leafText(value);
    if (seen.has(text)) return false;
    seen.add(text);
    return true;
  });
}

function eventOf(record: string, pointer: string): FlatEvent {
  const fields = new Map(flattenEvent(record, pointer));
  const account = fields.get('recipientAccountId') ?? fields.get('userIdentity.accountId');
  const region = fields.get('awsRegion');
  const isNamed = account !== undefined && region !== undefined;
  const stream = isNamed ? `${leafText(account)}_CloudTrail_${leafText(region)}` : undefined;
  fields.set('@timestamp', timeOf(record));
  fields.set('@message', messageOf(record));
  fields.set('@log', account === undefined ? 'lab' : `${leafText(account)}:lab`);
  fields.set('@logStream', stream);
  return fields;
}

/** A leaf of an event as text. */
export function leafText(value: Value): string {
  if (typeof value === 'string') return value;
  if (typeof value === 'boolean' || typeof value === 'number') return String(value);
  throw new Error('what is no leaf stands for a field of an event');
}

/** By the text that stands for the time, which is one of those whose moments are known. */
function timeOf(record: string): number | undefined {
  const parsed: unknown = JSON.parse(record);
  const time: unknown = Object.entries(Object(parsed)).find(([key]) => key === 'eventTime')?.[1];
  if (time === undefined) return undefined;
  const text = JSON.stringify(time);
  if (!eventTimes.has(text)) throw new Error(`nobody knows when ${text} is`);
  return eventTimes.get(text);
}

/** A record that is written over several lines loses all white space outside of its texts. */
function messageOf(record: string): string {
  return record.includes('\n')
    ? record.replaceAll(
        /("(?:[^"\\]|\\.)*")|\s+/gs,
        (_, quoted: string | undefined) => quoted ?? '',
      )
    : record;
}
