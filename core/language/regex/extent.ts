import { innermost, invalid, type Extent, type PatternState } from './pattern-state.ts';

/** As RE2 has it: also for counted repetitions within each other together. */
const MOST_COPIES = 1000;
/** What an engine needs memory for; more than anybody writes by hand. */
const LARGEST = 100_000;

/** Counts something that was read to the group that it stands in. */
export const grow = (state: PatternState, { size, copies }: Extent): void => {
  const { extent } = innermost(state);
  extent.size += size;
  extent.copies = Math.max(extent.copies, copies);
  state.last = { size, copies };
};

/** Counts the repetition of what was read last. */
export const multiply = (state: PatternState, quantifier: string): void => {
  const [least, most] = (quantifier.match(/\d+/g) ?? ['1']).map(Number);
  const times = Math.max(least ?? 1, most ?? 1);
  const { size, copies } = state.last;
  if (copies * times > MOST_COPIES) {
    invalid(state, `it repeats something more than ${MOST_COPIES} times`);
  }
  grow(state, { size: size * (times - 1), copies: copies * Math.max(times, 1) });
};

/** Refuses an expression that is too large as a whole. */
export const checkSize = (state: PatternState): void => {
  if (innermost(state).extent.size > LARGEST) {
    invalid(state, `its repetitions make it too large: ${LARGEST} characters written out`);
  }
};
