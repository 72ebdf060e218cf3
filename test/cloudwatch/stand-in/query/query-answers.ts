import type { Query } from '../../../../core/language/syntax/ast.ts';
import type { LogEvents } from '../events/log-events.ts';
import { answerQuery, type QueryAnswer, type QueryOrder } from './answer-query.ts';
import { compileQuery } from './compile-query.ts';

/** Answers that are kept for the next one who asks, since they follow from the question. */
export interface QueryAnswers {
  /** Throws the service's error where the text is no query. */
  compile(text: string): Query;
  answer(text: string, order: QueryOrder, most?: number): QueryAnswer;
  /** Makes room: this one will hardly be asked for again. */
  forget(text: string, order: QueryOrder): void;
}

/** Rows that are kept, over all answers; more are computed again when they are asked for. */
const mostRowsKept = 1_200_000;

/** Queries that are kept. */
const mostQueries = 2_000;

/**
 * Several stand-ins may share one: the groups of the same events then have the same answers. That
 * is what makes ten thousand runs of one query quick.
 */
export function createQueryAnswers(): QueryAnswers {
  const queries = new Map<string, Query>();
  const answers = new Map<string, QueryAnswer>();
  const numbers = new WeakMap<LogEvents, number>();
  let events = 0;
  let rows = 0;

  function numberOf(group: LogEvents): number {
    const known = numbers.get(group);
    if (known !== undefined) return known;
    events += 1;
    numbers.set(group, events);
    return events;
  }

  function keep(key: string, answer: QueryAnswer): void {
    answers.set(key, answer);
    rows += answer.rows.length;
    for (const oldest of answers.keys()) {
      if (rows <= mostRowsKept || oldest === key) break;
      drop(oldest);
    }
  }

  function drop(key: string): void {
    rows -= answers.get(key)?.rows.length ?? 0;
    answers.delete(key);
  }

  return {
    compile(written) {
      const text = withoutLastComment(written);
      const known = queries.get(text);
      if (known !== undefined) return known;
      const query = compileQuery(text);
      if (queries.size >= mostQueries) queries.clear();
      queries.set(text, query);
      return query;
    },
    answer(text, order, most) {
      const key = keyOf(withoutLastComment(text), order, most);
      const known = answers.get(key);
      if (known !== undefined) return known;
      const answer = answerQuery(order, most);
      keep(key, answer);
      return answer;
    },
    forget: (text, order) => drop(keyOf(withoutLastComment(text), order, undefined)),
  };

  function keyOf(text: string, order: QueryOrder, most: number | undefined): string {
    const { groups, start, end, hasWholeEnd, limit, now } = order;
    const names = groups.map(({ arn, events: own }) => [arn, numberOf(own)]);
    // Only queries that read the time, or other groups, have answers of more than this.
    const more = /\b(now|source|diff|logcompare)\b/i.test(text) ? now : 0;
    return JSON.stringify([text, names, start, end, hasWholeEnd, limit, most, more]);
  }
}

/** Clients may mark queries with a comment at the end, which changes neither answers nor places. */
const withoutLastComment = (text: string): string => text.replace(/\n#[^\n"'`/]*$/, '');
