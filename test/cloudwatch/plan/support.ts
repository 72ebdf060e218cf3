import assert from 'node:assert/strict';
import { planAnswer, planScan } from '../../../core/engine/engine.ts';
import { parseQueryFile } from '../../../core/language/syntax/parse.ts';
import type { CloudWatchPlace, ResultRow } from '../../../core/protocol/results.ts';
import type { FieldsOfRow } from '../../../backends/cloudwatch/aws/logs-api.ts';
import type {
  CloudOrder,
  CloudRunPlan,
  Merge,
} from '../../../backends/cloudwatch/plan/cloud-plan.ts';
import { planCloudRun } from '../../../backends/cloudwatch/plan/plan-cloud-run.ts';
import {
  type CloudRequest,
  prepareCloudQuery,
  type ReadyCloudQuery,
} from '../../../backends/cloudwatch/plan/prepare-cloud-query.ts';
import { type FlatEvent, objectSource } from '../../support/object-source.ts';

export const DAY = 86_400_000;

/** 2026-03-01T00:00Z */
export const START = Date.UTC(2026, 2, 1);

/** Two weeks later, and what `now()` is. */
export const NOW = START + 14 * DAY;

export const place: CloudWatchPlace = {
  profile: 'audit',
  region: 'us-east-1',
  logGroups: ['org-trail'],
};

/** A request for those two weeks at one place. */
export const requestFor = (query: string, changes: Partial<CloudRequest> = {}): CloudRequest => ({
  query,
  parameters: {},
  title: 'test',
  source: { kind: 'cloudwatch', name: 'prod', places: [place] },
  range: '2026-03-01..2026-03-14',
  now: NOW,
  ...changes,
});

export const readyFor = (request: CloudRequest): ReadyCloudQuery => {
  const { ready, problems } = prepareCloudQuery(request);
  assert.ok(ready, `${request.query}: ${problems.map(({ message }) => message).join('; ')}`);
  return ready;
};

export const planFor = (request: CloudRequest, slicing: 'auto' | 'never' = 'auto'): CloudRunPlan =>
  planCloudRun(readyFor(request), request.source, { slicing });

/** The events of a place, in order of their position. */
export type Events = readonly FlatEvent[];

/** What CloudWatch would answer to a query that is sent, with cells as on the wire. */
export const askCloudWatch = ({ query, slice }: CloudOrder, events: Events): FieldsOfRow[] => {
  const [parsed] = parseQueryFile(query.text).queries;
  assert.ok(parsed, query.text);
  const context = { now: NOW, range: slice, defaultLimit: query.limit ?? Infinity };
  const source = objectSource();
  const scan = planScan(parsed, source, context);
  for (const [position, event] of events.entries()) {
    const time = Number(event.get('@timestamp')) / 1000;
    if (time < query.start || time >= query.end + 1) continue;
    source.stand(event);
    scan.take(position);
  }
  const answer = planAnswer(parsed, context);
  answer.add(scan.drain());
  const names = answer.columns.map(({ name }) => name);
  return Array.from(answer.rows(), ({ cells, pointer }) => [
    ...cells.flatMap((cell, index) => (cell === null ? [] : [[names[index] ?? '', cell] as const])),
    ...(pointer === undefined ? [] : [['@ptr', pointer] as const]),
  ]);
};

/** What a runner does with a plan, one order after another; some take too long and are split. */
export const runPlan = (
  plan: CloudRunPlan,
  eventsOf: (order: CloudOrder) => Events,
  takesTooLong: (order: CloudOrder) => boolean = () => false,
): { readonly merge: Merge; readonly sent: readonly CloudOrder[] } => {
  const merge = plan.newMerge();
  const sent: CloudOrder[] = [];
  const queue = [...plan.orders];
  for (let order = queue.shift(); order !== undefined; order = queue.shift()) {
    if (merge.isSatisfied(order)) continue;
    sent.push(order);
    const parts = takesTooLong(order) ? plan.split(order) : undefined;
    if (parts !== undefined) {
      queue.unshift(...parts);
      continue;
    }
    const rows = askCloudWatch(order, eventsOf(order));
    merge.preview(order, rows.slice(0, 2));
    merge.rows(3);
    const added = merge.add(order, rows);
    if (added === 'taken') continue;
    const halves = added === 'capped' ? plan.split(order) : undefined;
    if (halves === undefined) return runPlan(plan.inOnePiece(), eventsOf);
    queue.unshift(...halves);
  }
  return { merge, sent };
};

/** Rows as objects, as a reader of a failure wants them. */
export const shown = (
  columns: readonly { readonly name: string }[],
  rows: Iterable<Pick<ResultRow, 'cells'>>,
): readonly Readonly<Record<string, string | null>>[] =>
  Array.from(rows, ({ cells }) =>
    Object.fromEntries(columns.map(({ name }, index) => [name, cells[index] ?? null])),
  );

/** The answer of our engine to the whole request at once. */
export const answerAtOnce = ({ query, range }: ReadyCloudQuery, events: Events) => {
  const context = { now: NOW, range };
  const source = objectSource();
  const scan = planScan(query, source, context);
  for (const [position, event] of events.entries()) {
    source.stand(event);
    scan.take(position);
  }
  const answer = planAnswer(query, context);
  answer.add(scan.drain());
  return shown(answer.columns, answer.rows());
};
