import type { Random } from './random.ts';
import { day, hour, weekEnd, weekStart } from './clock.ts';
import type { Seconds } from './clock.ts';

export type RhythmName = keyof typeof rhythms;

interface Rhythm {
  /** How much happens in each hour of a working day, UTC, in any unit. */
  readonly hours: readonly number[];
  /** Saturday and Sunday compared with a working day. */
  readonly weekend: number;
}

/** When things happen. An office in Europe with colleagues in the Americas, and its customers. */
const rhythms = {
  office: {
    hours: [0, 0, 0, 0, 0, 1, 3, 9, 18, 24, 25, 21, 13, 19, 26, 25, 20, 13, 7, 4, 2, 1, 0, 0],
    weekend: 0.04,
  },
  customers: {
    hours: [
      9, 7, 5, 4, 4, 6, 10, 16, 22, 26, 28, 29, 31, 30, 28, 27, 26, 27, 29, 30, 26, 21, 16, 12,
    ],
    weekend: 0.55,
  },
  steady: {
    hours: [
      9, 10, 10, 9, 10, 10, 9, 10, 11, 10, 10, 11, 10, 10, 9, 10, 10, 11, 10, 10, 9, 10, 10, 9,
    ],
    weekend: 1,
  },
  nightly: {
    hours: [2, 20, 16, 9, 3, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1],
    weekend: 1,
  },
} satisfies Readonly<Record<string, Rhythm>>;

/** `count` times of the week in order, spread as `name` says: evenly over the curve, not in lumps. */
export function timesOf(name: RhythmName, count: number, random: Random): readonly Seconds[] {
  const weights = hourWeights(rhythms[name]);
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  return Array.from({ length: count }, (_, index) =>
    timeAt(weights, ((index + random.next()) / count) * total),
  );
}

function hourWeights(rhythm: Rhythm): readonly number[] {
  return Array.from({ length: 7 * 24 }, (_, index) => {
    const isWeekend = index < 2 * 24;
    return (rhythm.hours[index % 24] ?? 0) * (isWeekend ? rhythm.weekend : 1);
  });
}

function timeAt(weights: readonly number[], target: number): Seconds {
  let rest = target;
  for (const [index, weight] of weights.entries()) {
    if (rest < weight) {
      return Math.min(weekStart + Math.floor((index + rest / weight) * hour), weekEnd);
    }
    rest -= weight;
  }
  return weekStart + 7 * day - hour;
}
