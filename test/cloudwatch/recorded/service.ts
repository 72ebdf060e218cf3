import { syntheticEvents } from '../stand-in/events/synthetic-events.ts';
import { createQueryAnswers } from '../stand-in/query/query-answers.ts';
import { createStandIn, usualAccount } from '../stand-in/stand-in.ts';
import type { VirtualClock } from '../stand-in/virtual-clock.ts';
import type { Answer } from './partner.ts';
import { accessKey, hour, now } from './world.ts';

/*
 * What conversations are recorded with. Replayed ones need none of it: it is loaded for recording
 * only.
 */

const answers = createQueryAnswers();

/** Two regions, each with a log group `trail` that has an event every three hours or four. */
export function recordedService(clock: VirtualClock): Answer {
  const keys = new Map([[accessKey.accessKeyId, { account: usualAccount }]]);
  const standIn = createStandIn({ clock, keys, answers });
  const start = now - 72 * hour;
  for (const [region, count] of [
    ['us-east-1', 24],
    ['eu-west-1', 18],
  ] as const) {
    const events = syntheticEvents({ count, start, end: now, region });
    standIn.cloud.place(usualAccount, region).addGroup({ name: 'trail', events });
  }
  return standIn.answer.bind(standIn);
}
