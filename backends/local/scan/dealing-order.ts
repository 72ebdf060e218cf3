import type { Answer } from '#engine/answer.ts';
import { compareText } from '#engine/values/order.ts';
import { deliveryTime } from '../files/delivery-time.ts';

/**
 * The order in which files are handed to threads: as they are, or the latest first, where an answer
 * is made of the latest events and so needs little of all other files. When a file was written its
 * name says; those whose names don't come last, with the greatest name first. The answer does not
 * depend on it, only the time that it takes.
 */
export type DealingOrder = 'asListed' | 'latestFirst';

/** The order in which the answer is made the soonest. */
export function dealingOrderOf({ newestFirst }: Pick<Answer, 'newestFirst'>): DealingOrder {
  return newestFirst ? 'latestFirst' : 'asListed';
}

/** Whatever has a file's name, in that order. */
export function inDealingOrder<Named extends { readonly name: string }>(
  files: readonly Named[],
  order: DealingOrder,
): readonly Named[] {
  if (order === 'asListed') return files;
  return files
    .map((file) => ({ file, time: deliveryTime(file.name) ?? -Infinity }))
    .toSorted((a, b) => later(a.time, b.time) || compareText(b.file.name, a.file.name))
    .map(({ file }) => file);
}

/** As a comparison of two times, the later one first. */
function later(a: number, b: number): number {
  // Infinities have no difference.
  return a === b ? 0 : b - a;
}
