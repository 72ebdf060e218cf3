import assert from 'node:assert/strict';
import type { QueryEvent, RunProblem } from '../../core/protocol/results.ts';
import { completeOf, finalRows, requestOf } from '../backends/contract.ts';
import { type CloudOptions, cloudBackend, now, sourceOf, trailIn } from './cloud-backend.ts';
import { syntheticEvents } from './stand-in/events/synthetic-events.ts';
import { randomFaults, randomLives, randomNumbers } from './stand-in/faults/random-faults.ts';
import { createQueryAnswers } from './stand-in/query/query-answers.ts';
import { usualAccount } from './stand-in/stand-in.ts';

/*
 * One run under a schedule of faults that follows from a number. Whatever happens, the query has to
 * end in all its rows or in a clear message, nothing may be left running at the service, and no
 * quota may be passed.
 */

export interface ScheduleEnd {
  readonly outcome: string;
  /** Requests that the service has got. */
  readonly requests: number;
  /** What the user is told. */
  readonly messages: readonly string[];
}

const day = 86_400_000;
const events = syntheticEvents({ count: 400, start: now - 3 * day, end: now });
const answers = createQueryAnswers();

const scenes = [
  { query: 'fields eventID, eventName | sort eventID | limit 50', range: '-1d' },
  { query: 'fields eventID, eventName', range: '-40h' },
  { query: 'stats count(*) as n by eventName | sort n desc, eventName', range: '-1d' },
  { query: 'stats count(*), min(eventTime)', range: '-6h' },
  { query: 'fields eventID, eventName | limit 120', range: '-3d' },
  { query: 'stats count(*) as n by eventName | sort n desc, eventName | limit 3', range: '-50h' },
] as const;

type Scene = (typeof scenes)[number];

/** Runs the schedule of that number; rejects, naming it, where something is not as it has to be. */
export async function runSchedule(seed: number): Promise<ScheduleEnd> {
  const random = randomNumbers(seed);
  const scene = scenes[Math.floor(random() * scenes.length)] ?? scenes[0];
  const isSeveral = random() < 0.15;
  const cancelAfter = random() < 0.2 ? Math.floor(random() * 12) : undefined;
  const options = {
    seed,
    faults: randomFaults(seed),
    life: randomLives(seed, { failing: 0.02 }),
  };
  const { standIn, seen } = await run(scene, options, { isSeveral, cancelAfter });
  const { outcome } = completeOf(seen);
  const name = `schedule ${seed}, ${outcome}: ${scene.query}`;
  const problems = problemsIn(seen);
  switch (outcome) {
    case 'done': {
      assert.deepEqual(problems.filter(isError).slice(isSeveral ? 1 : 0), [], name);
      if (!problems.some(isError)) {
        assert.deepEqual(rowsIn(seen), await rowsWithoutFaults(scene, isSeveral), name);
      }
      break;
    }
    case 'failed':
      assert.equal(problems.filter(isError).length, isSeveral ? 2 : 1, name);
      break;
    case 'cancelled':
      assert.notEqual(cancelAfter, undefined, name);
      break;
    case 'invalid':
      assert.fail(name);
  }
  assert.deepEqual(standIn.violations, [], name);
  const left = standIn.running().map(({ id, text }) => `${id} ${text}`);
  assert.deepEqual(left, [], name);
  const messages = problems.filter(isError).map(({ message }) => message);
  return { outcome, requests: standIn.requests.length, messages };
}

interface Manner {
  /** In two Regions at once. */
  readonly isSeveral: boolean;
  /** After so many events of the backend. */
  readonly cancelAfter?: number | undefined;
}

async function run({ query, range }: Scene, options: CloudOptions, manner: Manner) {
  const { isSeveral, cancelAfter } = manner;
  const { backend, standIn } = cloudBackend({ events, answers, ...options });
  standIn.cloud.place(usualAccount, 'eu-west-1').addGroup({ name: 'trail', events });
  const regions = isSeveral ? ['us-east-1', 'eu-west-1'] : ['us-east-1'];
  const source = sourceOf(...regions.map((region) => trailIn(region)));
  const controller = new AbortController();
  const request = requestOf({ backend, source }, { query, range, now });
  const seen: QueryEvent[] = [];
  for await (const event of backend.run(request, controller.signal)) {
    seen.push(event);
    if (seen.length === cancelAfter) controller.abort();
  }
  return { standIn, seen };
}

const expected = new Map<string, readonly (readonly (string | null)[])[]>();

async function rowsWithoutFaults(
  scene: Scene,
  isSeveral: boolean,
): Promise<readonly (readonly (string | null)[])[]> {
  const key = `${scene.query} ${isSeveral}`;
  const rows = expected.get(key) ?? rowsIn((await run(scene, {}, { isSeveral })).seen);
  expected.set(key, rows);
  return rows;
}

const rowsIn = (seen: readonly QueryEvent[]): readonly (readonly (string | null)[])[] =>
  finalRows(seen).map(({ cells }) => cells);

const problemsIn = (seen: readonly QueryEvent[]): readonly RunProblem[] =>
  seen.flatMap((event) => (event.kind === 'problem' ? [event.problem] : []));

const isError = ({ severity }: RunProblem): boolean => severity === 'error';
