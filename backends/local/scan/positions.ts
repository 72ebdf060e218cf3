/*
 * The position of an event in the order of all of a query: the index of the piece that it was read
 * from times this, and its number in the piece. A piece is a file, or a segment of a large one.
 */

/** A power of two that leaves as many for indexes, below 2^53. */
export const positionsPerPiece = 2 ** 28;

/**
 * Indexes that a file takes, for as many events as it may hold: of the least bytes that an event can
 * have, in a text that is as many times as large as the file as deflate can make it.
 */
export function indexesOf(size: number): number {
  return 1 + Math.floor((size * mostUnpacked) / (positionsPerPiece * leastEvent));
}

const mostUnpacked = 1032;

/** `{"eventID":1}`, in bytes. */
const leastEvent = 13;
