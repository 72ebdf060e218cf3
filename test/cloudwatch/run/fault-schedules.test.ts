import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { silentDialogue } from '../../../backends/backend.ts';
import { awsConnections } from '../../../backends/cloudwatch/aws/connect.ts';
import type { FieldsOfRow } from '../../../backends/cloudwatch/aws/logs-api.ts';
import { memoryLimits } from '../../../backends/cloudwatch/limits/memory-limits.ts';
import type { JournalQuery } from '../../../backends/cloudwatch/run/journal.ts';
import { syntheticEvents } from '../stand-in/events/synthetic-events.ts';
import { type FaultScript, noFaults } from '../stand-in/faults/faults.ts';
import { randomFaults, randomLives, randomNumbers } from '../stand-in/faults/random-faults.ts';
import type { FaultKind } from '../../../backends/cloudwatch/aws/logs-fault.ts';
import { createQueryAnswers } from '../stand-in/query/query-answers.ts';
import { createStandIn, usualAccount, usualKey } from '../stand-in/stand-in.ts';
import { virtualClock } from '../stand-in/virtual-clock.ts';
import { follow, type Followed, memoryEntry, type MemoryEntry, order } from './follow.ts';

/* Queries through the SDK to a service that does what it should, now and then. */

const hour = 3600_000;
const noon = Date.UTC(2022, 1, 18, 12);
const slices = 6;
const events = syntheticEvents({ count: 600, start: noon - slices * hour, end: noon });
const answers = createQueryAnswers();

interface Schedule {
  readonly seed: number;
  readonly faults: FaultScript;
  /** The share of queries that fail by themselves. */
  readonly failing?: number;
  /** Milliseconds until they are cancelled; undefined: never. */
  readonly cancelAfter?: number | undefined;
}

/** Slices of a run with the same text, a few of them at once. */
async function run({ seed, faults, failing = 0, cancelAfter }: Schedule) {
  const clock = virtualClock(noon);
  const life = randomLives(seed, { failing });
  const standIn = createStandIn({ clock, faults, life, answers });
  standIn.cloud.place(usualAccount, 'us-east-1').addGroup({ name: 'trail', events });
  const connect = awsConnections(silentDialogue, {
    requestHandler: standIn.handler,
    credentials: async () => usualKey,
    now: () => clock.now(),
  });
  const place = { profile: undefined, region: 'us-east-1', logGroups: ['trail'] };
  const abort = new AbortController();
  if (cancelAfter !== undefined) void clock.pass(cancelAfter).then(() => abort.abort());
  const shared = {
    clock,
    connection: connect(place),
    limits: memoryLimits(clock),
    random: randomNumbers(seed + 1),
    entry: memoryEntry(),
    signal: abort.signal,
  };
  const followed = await Promise.all(
    Array.from({ length: slices }, async (_, index) => {
      const start = noon / 1000 - (index + 1) * 3600;
      const text = 'fields eventName, @timestamp | sort @timestamp desc';
      const query = { text, start, end: start + 3599, limit: 10_000, logGroups: ['trail'] };
      const slice = { ...order, place, query, key: String(index), concurrency: 4 };
      return await follow({ ...shared, order: slice });
    }),
  );
  return { standIn, followed, entry: shared.entry };
}

const expected: readonly (readonly FieldsOfRow[])[] = await (async () => {
  const { followed } = await run({ seed: 0, faults: noFaults });
  return followed.map(({ answer }) => answer?.rows ?? []);
})();

const schedules = Number(process.env['CTQ_FAULT_SCHEDULES'] ?? 12);

suite('random schedules of faults', () => {
  test('have something to lose', () => {
    assert.deepEqual(
      expected.map((rows) => rows.length),
      Array.from({ length: slices }, () => 100),
    );
  });

  for (const [name, isCancelled, failing, kinds] of [
    ['end in the rows', false, 0, ['clock']],
    ['end in the rows or a message where queries fail', false, 0.3, ['clock', 'failed', 'timeout']],
    ['leave nothing behind when cancelled', true, 0, ['clock', 'aborted']],
  ] as const) {
    test(name, async () => {
      for (let seed = 1; seed <= schedules; seed += 1) {
        const faults = randomFaults(seed);
        const cancelAfter = isCancelled ? 10 ** (1 + randomNumbers(seed)() * 4) : undefined;
        const { standIn, followed, entry } = await run({ seed, faults, failing, cancelAfter });
        const label = `schedule ${seed}`;
        followed.forEach((each, index) => checkEnd(each, { index, kinds, label }));
        assert.deepEqual(standIn.running(), [], label);
        assert.deepEqual(unsettled(entry), [], label);
        const rate = standIn.violations.filter(({ what }) => what === 'rate');
        assert.deepEqual(rate, [], label);
        if (failing > 0) continue;
        // None was run twice but those that nobody could know to have begun.
        assert.ok(standIn.queries().length <= slices, label);
      }
    });
  }
});

interface Ends {
  readonly index: number;
  readonly kinds: readonly FaultKind[];
  readonly label: string;
}

function checkEnd({ answer, fault }: Followed, { index, kinds, label }: Ends): void {
  if (fault === undefined) assert.deepEqual(answer?.rows, expected[index], label);
  else assert.ok(kinds.includes(fault.kind), `${label}: ${fault.kind}: ${fault.message}`);
}

function unsettled({ queries }: MemoryEntry): readonly JournalQuery[] {
  return [...queries.values()].filter(({ isOver }) => !isOver);
}
