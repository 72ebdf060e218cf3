import type { LogFile } from '../files/list-files.ts';
import { layoutOf, type SegmentSizes, usualSegments } from '../files/segments.ts';
import { type DealingOrder, inDealingOrder } from './dealing-order.ts';
import type { ScanFile } from './messages.ts';
import { indexesOf } from './positions.ts';
import type { Segment } from './segment-outcome.ts';

interface BatchOptions {
  /** As is usual where this is undefined. */
  readonly sizes?: SegmentSizes | undefined;
  /** As they are listed where this is undefined. */
  readonly order?: DealingOrder | undefined;
}

/**
 * The files in pieces to be handed to threads, in the order of dealing: small files together, so that thousands of
 * them don't drown in messages; large ones alone, so that no thread is left with several of them;
 * the largest cut into segments, where they can be. Positions follow the list, whatever the order.
 */
export function batches(
  files: readonly LogFile[],
  threads: number,
  { sizes = usualSegments, order = 'asListed' }: BatchOptions = {},
): readonly ScanFile[][] {
  const total = files.reduce((sum, { size }) => sum + size + fileCost, 0);
  const target = Math.min(Math.max(total / (threads * piecesPerThread), smallest), largest);
  const pieces: ScanFile[][] = [];
  let piece: ScanFile[] = [];
  let weight = 0;
  for (const { file, segments } of inDealingOrder(placed(files, sizes), order)) {
    if (segments !== undefined) {
      // The first ones first: a segment counts once those before it are known to be right.
      pieces.push(piece, ...segments.map((segment) => [cut(file, segment)]));
      [piece, weight] = [[], 0];
    } else {
      piece.push(file);
      weight += file.size + fileCost;
      if (weight >= target) {
        pieces.push(piece);
        [piece, weight] = [[], 0];
      }
    }
  }
  return [...pieces, piece].filter(({ length }) => length > 0);
}

interface Placed {
  readonly name: string;
  readonly file: ScanFile;
  readonly segments: readonly Segment[] | undefined;
}

/** The files, each with its place in the order of all events. */
function placed(files: readonly LogFile[], sizes: SegmentSizes): readonly Placed[] {
  let index = 0;
  return files.map((file) => {
    const segments = segmentsOf(file, sizes);
    const first = index;
    index += Math.max(segments?.length ?? 1, indexesOf(file.size));
    return { name: file.name, file: { ...file, index: first }, segments };
  });
}

function cut(file: ScanFile, segment: Segment): ScanFile {
  return { ...file, index: file.index + segment.number, segment };
}

/** The segments of a file that can be cut into some. */
function segmentsOf(file: LogFile, sizes: SegmentSizes): readonly Segment[] | undefined {
  const layout = layoutOf(file, sizes);
  if (layout === undefined) return undefined;
  const count = Math.ceil(file.size / sizes.segment);
  return Array.from({ length: count }, (_, number) => ({
    number,
    start: number * sizes.segment,
    // What is added to the file while it is read belongs to its last segment.
    end: number === count - 1 ? Infinity : (number + 1) * sizes.segment,
    layout,
    begin: number === 0 ? 0 : undefined,
  }));
}

/** What opening a file costs, in bytes that could be scanned meanwhile. */
const fileCost = 8 * 1024;

/** Enough of them that threads end at about the same time. */
const piecesPerThread = 12;

const smallest = 128 * 1024;
const largest = 4 * 1024 * 1024;
