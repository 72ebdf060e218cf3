import type { LogFile } from '../files/list-files.ts';

/** How much of a source is looked at. */
export interface SampleLimits {
  readonly events: number;
  /** Of text, decompressed. */
  readonly bytes: number;
  readonly milliseconds: number;
}

export const usualSample: SampleLimits = {
  events: 20_000,
  bytes: 256 * 1024 ** 2,
  milliseconds: 3000,
};

export interface Sample {
  /** In an order of which every beginning is spread evenly over the source. */
  readonly files: readonly LogFile[];
  /** Of the events of these files, one in so many is looked at. */
  readonly stride: number;
}

/** What to look at of a source's files, so that a sample of it says what all of it would. */
export function chooseSample(files: readonly LogFile[], limits: SampleLimits): Sample {
  const chosen: LogFile[] = [];
  let [bytes, cost] = [0, 0];
  for (const file of spread(files)) {
    const more = estimatedBytes(file);
    // One that fits nowhere is read all the same where it is all there is.
    if (chosen.length > 0 && cost + more + fileCost > limits.bytes) continue;
    chosen.push(file);
    bytes += more;
    cost += more + fileCost;
  }
  const events = bytes / bytesPerEvent;
  return { files: chosen, stride: Math.max(1, Math.floor(events / limits.events)) };
}

/**
 * All items, in an order that halves the gaps again and again: their numbers by the bits read
 * backwards (van der Corput's sequence).
 */
export function spread<Item>(items: readonly Item[]): readonly Item[] {
  const bits = Math.ceil(Math.log2(Math.max(1, items.length)));
  const order: Item[] = [];
  for (let number = 0; number < 2 ** bits; number += 1) {
    const item = items[reversed(number, bits)];
    if (item !== undefined) order.push(item);
  }
  return order;
}

function reversed(number: number, bits: number): number {
  let result = 0;
  for (let bit = 0; bit < bits; bit += 1) result = result * 2 + (Math.floor(number / 2 ** bit) % 2);
  return result;
}

/** By its name alone: to open every file of a large source costs more than the sample. */
function estimatedBytes({ name, size }: LogFile): number {
  return /\.(?:gz|zst)$/i.test(name) ? size * compression : size;
}

/** What opening a file costs, in bytes that could be read meanwhile. */
const fileCost = 8 * 1024;

const compression = 10;
const bytesPerEvent = 1500;
