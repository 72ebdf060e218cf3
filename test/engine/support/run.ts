import assert from 'node:assert/strict';
import {
  planAnswer,
  planScan,
  type Answer,
  type EngineContext,
  type Part,
} from '../../../core/engine/engine.ts';
import { problemsOf } from '../../../core/language/analysis/check.ts';
import { isError } from '../../../core/language/problems/problem.ts';
import type { Query } from '../../../core/language/syntax/ast.ts';
import { parseQueryFile } from '../../../core/language/syntax/parse.ts';
import { flattenEvent, objectSource, type FlatEvent } from '../../support/object-source.ts';
import { tableText } from './corpus.ts';

/** 2022-02-18T18:00:00.500Z: what `now()` is in tests. */
export const NOW = 1_645_207_200_500;

/** 2022-02-18, UTC: what the range of queries is in tests. */
export const context: EngineContext = {
  now: NOW,
  range: { start: 1_645_142_400_000, end: 1_645_228_800_000 },
};

/** The only query of a text, which has to be free of errors. */
export const queryOf = (text: string): Query => {
  const file = parseQueryFile(text);
  const errors = problemsOf(file).filter(isError);
  assert.deepEqual(
    errors.map(({ message }) => message),
    [],
    text,
  );
  const [query] = file.queries;
  assert.ok(query, `there is no query in ${text}`);
  return query;
};

/** How events are shared out: which scan takes each, and how many a scan takes between drains. */
export interface Sharing {
  readonly scanOf: (index: number) => number;
  readonly drainAfter: (index: number) => boolean;
  /** The parts in the order in which they are to be added. */
  readonly arrange: (parts: readonly Part[]) => readonly Part[];
}

/** One scan, one part. */
export const together: Sharing = {
  scanOf: () => 0,
  drainAfter: () => false,
  arrange: (parts) => parts,
};

/** Three scans, drained at odd places, their parts added backwards. */
export const apart: Sharing = {
  scanOf: (index) => (index * 7) % 3,
  drainAfter: (index) => index % 5 === 2 || index % 3 === 1,
  arrange: (parts) => parts.toReversed(),
};

/** The answer to a query over events in order of position. */
export const answerTo = (
  query: Query,
  events: readonly FlatEvent[],
  sharing: Sharing = together,
  within: EngineContext = context,
): Answer => {
  const answer = planAnswer(query, within);
  for (const part of sharing.arrange(partsOf(query, events, { ...sharing, within }))) {
    answer.add(structuredClone(part));
  }
  return answer;
};

const partsOf = (
  query: Query,
  events: readonly FlatEvent[],
  sharing: Sharing & { readonly within: EngineContext },
): readonly Part[] => {
  const source = objectSource();
  const scans = new Map<number, ReturnType<typeof planScan>>();
  const parts: Part[] = [];
  for (const [index, event] of events.entries()) {
    const number = sharing.scanOf(index);
    const scan = scans.get(number) ?? planScan(query, source, sharing.within);
    scans.set(number, scan);
    source.stand(event);
    scan.take(index);
    if (sharing.drainAfter(index)) {
      parts.push(scan.drain());
    }
  }
  return [...parts, ...Array.from(scans.values(), (scan) => scan.drain())];
};

/** The answer as a table; previews on the way must not change it. */
export const tableOf = (answer: Answer): string => {
  answer.preview(2);
  return tableText(answer.columns, answer.rows());
};

export const flattenAll = (events: readonly string[]): readonly FlatEvent[] =>
  events.map((json, index) => flattenEvent(json, `event-${index}`));
