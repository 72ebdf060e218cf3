import assert from 'node:assert/strict';
import path from 'node:path';
import { suite, test, type TestContext } from 'node:test';
import { type Dialogue, silentDialogue } from '../../../backends/backend.ts';
import type { Connect } from '../../../backends/cloudwatch/aws/connection.ts';
import { createCloudWatchBackend } from '../../../backends/cloudwatch/cloudwatch-backend.ts';
import { fileJournal } from '../../../backends/cloudwatch/run/file-journal.ts';
import type { CloudJournal } from '../../../backends/cloudwatch/run/journal.ts';
import type { QueryEvent, QueryRequest } from '../../../core/protocol/results.ts';
import { temporaryFolder } from '../../backends/temporary-folder.ts';
import { completeOf, finalRows, requestOf } from '../../backends/contract.ts';
import {
  cloudBackend,
  type CloudOptions,
  now,
  sampleRange,
  slicedSettings as settings,
} from '../cloud-backend.ts';

/* Whole runs whose thread dies, and that the next one goes on with. */

const keeper = { workspace: 'here', uri: 'file:///a.ctq', line: 3 };
const costly = { query: 'stats count(*) as n', cloud: { ...settings, confirmAbove: 0.000001 } };
const inexact = {
  query: 'stats sum(0.1) as tenths by awsRegion | sort awsRegion',
  cloud: settings,
};

suite('a run whose thread has died', () => {
  test('asks once more what had no answer', async (context) => {
    const given = lab(context, { approvals: [undefined, false] });
    await given.runUntilDead(costly, ({ asked }) => asked() === 1);
    const seen = await given.goOn();
    assert.equal(given.asked(), 2);
    assert.equal(completeOf(seen).outcome, 'cancelled');
    assert.deepEqual(given.sent().filter(isNoEstimate), []);
  });

  test('asks no more what was approved', async (context) => {
    const given = lab(context, { approvals: [true] });
    await given.runUntilDead(costly, ({ running }) => running().some(isNoEstimate));
    const sent = given.sent();
    const seen = await given.goOn();
    assert.equal(given.asked(), 1);
    assert.equal(completeOf(seen).outcome, 'done');
    assert.equal(given.sent().filter((text) => sent.includes(text)).length, sent.length);
  });

  test('goes on in one piece where its slices did not add up', async (context) => {
    const given = lab(context, {});
    await given.runUntilDead(inexact, ({ running }) => running().some((text) => !isSlice(text)));
    const sent = given.sent();
    assert.ok(sent.filter(isSlice).length > 1);
    const seen = await given.goOn();
    assert.equal(completeOf(seen).outcome, 'done');
    assert.deepEqual(given.sent(), sent);
    assert.ok(finalRows(seen).length > 1);
  });
});

const isNoEstimate = (text: string): boolean => !text.includes('| estimate');
const isSlice = (text: string): boolean => text.includes('toMillis(@timestamp)');

interface Moment {
  readonly asked: () => number;
  /** Texts. */
  readonly running: () => readonly string[];
}

/** An undefined approval never comes. */
function lab(context: TestContext, { approvals = [] }: { approvals?: (boolean | undefined)[] }) {
  const folder = path.join(temporaryFolder(context, {}), 'runs');
  let questions = 0;
  const dialogue: Dialogue = {
    ...silentDialogue,
    approve: async (_, signal) => {
      const answer = approvals[questions];
      questions += 1;
      if (answer !== undefined) return answer;
      await new Promise((resolve) => signal.addEventListener('abort', resolve));
      return false;
    },
  };
  const life: CloudOptions['life'] = () => ({ scheduled: 100, running: 9_000, ends: 'Complete' });
  const { services, standIn, source } = cloudBackend({ dialogue, life });
  const journal = fileJournal(folder, services.clock);
  const running = (): readonly string[] => standIn.running().map(({ text }) => text);
  const asked = (): number => questions;

  async function runUntilDead(
    wanted: Partial<QueryRequest>,
    isTime: (moment: Moment) => boolean,
  ): Promise<void> {
    const death = new AbortController();
    const backend = createCloudWatchBackend({
      ...services,
      connect: mute(services.connect),
      journal: mortal(journal, death.signal),
    });
    const request = requestOf({ backend, source }, { range: sampleRange, now, keeper, ...wanted });
    for await (const _ of backend.run(request, death.signal)) {
      // What an event tells of is done after it.
      setImmediate(() => {
        if (isTime({ asked, running })) death.abort();
      });
    }
    assert.ok(death.signal.aborted, 'the moment never came');
  }

  async function goOn(): Promise<readonly QueryEvent[]> {
    const next = fileJournal(folder, services.clock);
    const backend = createCloudWatchBackend({ ...services, journal: next });
    const [request] = await next.resumable('here');
    assert.ok(request);
    const seen: QueryEvent[] = [];
    for await (const event of backend.run(request, new AbortController().signal)) seen.push(event);
    assert.deepEqual(standIn.running(), []);
    return seen;
  }

  const sent = (): readonly string[] => standIn.queries().map(({ text }) => text);
  return { runUntilDead, goOn, asked, sent };
}

/** Whoever has died stops nothing. */
function mute(connect: Connect): Connect {
  return (place) => {
    const connection = connect(place);
    return { ...connection, api: { ...connection.api, stopQuery: async () => true } };
  };
}

/** A journal to which nothing is written any more after the death of its thread. */
function mortal(journal: CloudJournal, death: AbortSignal): CloudJournal {
  return {
    ...journal,
    open: async (request) => {
      const entry = await journal.open(request);
      const alive = async (work: () => Promise<void>): Promise<void> => {
        if (!death.aborted) await work();
      };
      return {
        id: entry.id,
        get state() {
          return entry.state;
        },
        noted: (key) => entry.noted(key),
        settle: async (change) => await alive(async () => await entry.settle(change)),
        note: async (query) => await alive(async () => await entry.note(query)),
        forget: async (key) => await alive(async () => await entry.forget(key)),
        close: async () => await alive(async () => await entry.close()),
      };
    },
  };
}
