/** Names that differ in more letters are not what was meant. */
const FARTHEST = 3;

/** The candidate that was probably meant by a name, without regard to case. */
export const nearest = (name: string, candidates: Iterable<string>): string | undefined => {
  const wanted = name.toLowerCase();
  // A short name is close to everything: half of its letters have to be right.
  let closest = Math.min(FARTHEST, Math.floor(wanted.length / 2)) + 1;
  let found: string | undefined;
  for (const candidate of candidates) {
    const distance = editDistance(wanted, candidate.toLowerCase(), closest);
    if (distance < closest) {
      closest = distance;
      found = candidate;
    }
  }
  return found;
};

/**
 * How many letters have to be inserted, removed, replaced or swapped with their neighbour to turn
 * one word into the other (optimal string alignment). Gives up with `limit` as soon as it is sure
 * to reach it.
 */
export const editDistance = (from: string, to: string, limit: number): number => {
  if (Math.abs(from.length - to.length) >= limit) {
    return limit;
  }
  let beforeLast: readonly number[] = [];
  let last: readonly number[] = Array.from({ length: to.length + 1 }, (_, index) => index);
  for (let row = 1; row <= from.length; row += 1) {
    const current = nextRow({ from, to, row, last, beforeLast });
    if (Math.min(...current) >= limit) {
      return limit;
    }
    beforeLast = last;
    last = current;
  }
  return Math.min(limit, last[to.length] ?? limit);
};

interface Rows {
  readonly from: string;
  readonly to: string;
  readonly row: number;
  readonly last: readonly number[];
  readonly beforeLast: readonly number[];
}

const nextRow = ({ from, to, row, last, beforeLast }: Rows): number[] => {
  const current = [row];
  const at = (cells: readonly number[], column: number): number => cells[column] ?? Infinity;
  for (let column = 1; column <= to.length; column += 1) {
    const same = from[row - 1] === to[column - 1];
    const swapped =
      row > 1 && column > 1 && from[row - 1] === to[column - 2] && from[row - 2] === to[column - 1];
    current.push(
      Math.min(
        at(last, column) + 1,
        at(current, column - 1) + 1,
        at(last, column - 1) + (same ? 0 : 1),
        swapped ? at(beforeLast, column - 2) + 1 : Infinity,
      ),
    );
  }
  return current;
};
