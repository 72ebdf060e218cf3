import type { LogFile } from '../files/list-files.ts';
import type { ScanFile } from './messages.ts';

/**
 * The files in pieces to be handed to threads, in order: small files together, so that thousands of
 * them don't drown in messages; large ones alone, so that no thread is left with several of them.
 */
export function batches(files: readonly LogFile[], threads: number): readonly ScanFile[][] {
  const total = files.reduce((sum, { size }) => sum + size + fileCost, 0);
  const target = Math.min(Math.max(total / (threads * piecesPerThread), smallest), largest);
  const pieces: ScanFile[][] = [];
  let piece: ScanFile[] = [];
  let weight = 0;
  for (const [index, file] of files.entries()) {
    piece.push({ ...file, index });
    weight += file.size + fileCost;
    if (weight < target) continue;
    pieces.push(piece);
    piece = [];
    weight = 0;
  }
  if (piece.length > 0) pieces.push(piece);
  return pieces;
}

/** What opening a file costs, in bytes that could be scanned meanwhile. */
const fileCost = 8 * 1024;

/** Enough of them that threads end at about the same time. */
const piecesPerThread = 12;

const smallest = 128 * 1024;
const largest = 4 * 1024 * 1024;
