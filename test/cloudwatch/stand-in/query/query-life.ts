import type { LogGroup, Place } from '../cloud.ts';
import { countEvents, type QueryAnswer, type QueryOrder } from './answer-query.ts';
import { noRows } from './answer-rows.ts';
import type { QueryAnswers } from './query-answers.ts';

export type QueryStatus =
  'Scheduled' | 'Running' | 'Complete' | 'Failed' | 'Cancelled' | 'Timeout' | 'Unknown';

/** What becomes of a query that nobody stops; times in milliseconds. */
export interface QueryLife {
  readonly scheduled: number;
  readonly running: number;
  readonly ends: Exclude<QueryStatus, 'Scheduled' | 'Running'>;
}

/** Decides what becomes of a query when it is started. */
export type LifeScript = (query: NewQuery) => QueryLife;

export interface NewQuery {
  /** Counted from 0, over all accounts and regions. */
  readonly number: number;
  readonly place: Place;
  readonly text: string;
  /** Seconds since 1970, both inclusive. */
  readonly start: number;
  readonly end: number;
  readonly groups: readonly LogGroup[];
}

/** A query that was accepted. */
export interface StartedQuery extends NewQuery {
  readonly id: string;
  /** Milliseconds since 1970. */
  readonly created: number;
  readonly life: QueryLife;
  readonly order: QueryOrder;
  /** When it was stopped, in milliseconds since 1970. */
  stopped: number | undefined;
}

export const usualLife: LifeScript = () => ({ scheduled: 300, running: 1500, ends: 'Complete' });

export function statusAt({ created, life, stopped }: StartedQuery, now: number): QueryStatus {
  if (stopped !== undefined) return 'Cancelled';
  const age = now - created;
  if (age < life.scheduled) return 'Scheduled';
  return age < life.scheduled + life.running ? 'Running' : life.ends;
}

export const isActive = (status: QueryStatus): boolean =>
  status === 'Scheduled' || status === 'Running';

/** Milliseconds between the start of a query and its end, as far as it has come. */
export function durationAt({ created, life, stopped }: StartedQuery, now: number): number {
  return Math.min(now, stopped ?? Infinity, created + life.scheduled + life.running) - created;
}

/** The rows that a query that still runs shows come from this many of its events at most. */
const mostForPartial = 1_000;

/** What there is of the answer: all of it at the end, a growing part of it before. */
export function answerAt(query: StartedQuery, now: number, answers: QueryAnswers): QueryAnswer {
  const { order, text, life, created } = query;
  const status = statusAt(query, now);
  if (status === 'Complete') return answers.answer(text, order);
  const age = (query.stopped ?? now) - created - life.scheduled;
  const share = Math.min(1, Math.max(0, age / life.running));
  if (!isPartial(status) || !(share > 0)) return noAnswer;
  // Eight steps are enough to be seen, and can be kept.
  const events = (countEvents(order) * Math.floor(share * 8)) / 8;
  const most = Math.min(Math.floor(events), mostForPartial);
  return most === 0 ? noAnswer : answers.answer(text, order, most);
}

/** True where the service shows rows of a query that is not complete. */
const isPartial = (status: QueryStatus): boolean => status === 'Running' || status === 'Cancelled';

const noAnswer: QueryAnswer = {
  rows: noRows,
  recordsMatched: 0,
  recordsScanned: 0,
  bytesScanned: 0,
  logGroupsScanned: 0,
};
