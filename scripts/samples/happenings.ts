import { actorNamed } from './cast.ts';
import { timeOf, weekEnd } from './clock.ts';
import { findCall } from './catalogue/catalogue.ts';
import { createEvent } from './event.ts';
import { createRandom } from './random.ts';
import { timesOf } from './rhythm.ts';
import { splitPlace } from './world.ts';
import type { Activity } from './everyday.ts';
import type { Step } from './story/step.ts';
import type { Random } from './random.ts';
import type { SampleEvent } from './event.ts';
import type { Place } from './world.ts';

/** The events of one step of the story. */
export function eventsOfStep(step: Step): readonly SampleEvent[] {
  const random = createRandom(`story/${step.at}/${step.actor}/${step.place}`);
  const scene = { actor: actorNamed(step.actor), ...splitPlace(step.place), random };
  let time = timeOf(step.at);
  return roundsOf(step).map(({ round, call }) => {
    const bindings = { ...step.bindings, round };
    const event = createEvent({ ...scene, time, bindings }, findCall(call));
    time += random.int(...step.pause);
    return event;
  });
}

function roundsOf({
  times,
  calls,
}: Step): readonly { readonly round: number; readonly call: string }[] {
  return Array.from({ length: times ?? 1 }, (_, index) =>
    calls.map((call) => ({ round: index + 1, call })),
  ).flat();
}

/** The events of `activity` over the week. */
export function eventsOf(activity: Activity): readonly SampleEvent[] {
  return activity.places.flatMap((place) => eventsIn(activity, place));
}

function eventsIn(activity: Activity, place: Place): readonly SampleEvent[] {
  const random = createRandom(`everyday/${activity.id}/${place}`);
  const scene = {
    actor: actorNamed(activity.actor),
    ...splitPlace(place),
    bindings: activity.bindings ?? {},
    random,
  };
  const nextBurst = burstsOf(activity, random);
  const end = activity.until === undefined ? weekEnd : timeOf(activity.until);
  const starts = timesOf(activity.rhythm, activity.times, random).filter((time) => time <= end);
  return starts.flatMap((start) => {
    let time = start;
    return nextBurst().map((call) => {
      const event = createEvent({ ...scene, time }, findCall(call));
      time += random.int(0, 3);
      return event;
    });
  });
}

/** A function that gives the calls of the next burst. */
function burstsOf({ burst, calls }: Activity, random: Random): () => readonly string[] {
  if (burst === 'all') return () => Object.keys(calls);
  const draw = drawFrom(calls, random);
  return () => Array.from({ length: random.int(...burst) }, draw);
}

/**
 * A function that draws calls by their weight. Each draw gives every call credit in proportion to
 * its weight, and the richest pays for being drawn: so even a short week has some of each.
 */
function drawFrom(calls: Activity['calls'], random: Random): () => string {
  const total = Object.values(calls).reduce((sum, weight) => sum + weight, 0);
  const credits = new Map(Object.keys(calls).map((call) => [call, random.next() * total]));
  return () => {
    for (const [call, weight] of Object.entries(calls)) {
      credits.set(call, (credits.get(call) ?? 0) + weight);
    }
    const luck = () => (random.next() * total) / 4;
    const ranked = [...credits].map(([call, credit]) => ({ call, credit: credit + luck() }));
    const { call } = ranked.reduce((best, one) => (one.credit > best.credit ? one : best));
    credits.set(call, (credits.get(call) ?? 0) - total);
    return call;
  };
}
