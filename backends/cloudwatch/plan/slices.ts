import type { CloudSlice } from './cloud-plan.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

/** A longer range is worth being cut. */
export const LONG_RANGE = 2 * DAY;

/** Lengths of slices, from the shortest. */
const STEPS = [
  HOUR * 12,
  ...[1, 2, 3, 5, 7, 10, 14, 21, 30, 60, 90, 180].map((days) => days * DAY),
];

/** Slices are not meant to be more than so many, nor much fewer in a long range. */
const MOST_SLICES = 40;

/** The range in slices from the oldest, cut where multiples of their length are. */
export function slicesOf({ start, end }: CloudSlice): readonly CloudSlice[] {
  const step = STEPS.find((length) => (end - start) / length <= MOST_SLICES) ?? 360 * DAY;
  const slices: CloudSlice[] = [];
  for (let from = start; from < end;) {
    const next = Math.min(end, (Math.floor(from / step) + 1) * step);
    slices.push({ start: from, end: next });
    from = next;
  }
  return slices;
}

/** The older and the newer half, cut at a whole second if there is one in between. */
export function halvesOf({
  start,
  end,
}: CloudSlice): readonly [CloudSlice, CloudSlice] | undefined {
  const exact = Math.floor((start + end) / 2);
  const second = Math.floor(exact / 1000) * 1000;
  const middle = second > start ? second : exact;
  if (middle <= start || middle >= end) return undefined;
  return [
    { start, end: middle },
    { start: middle, end },
  ];
}
