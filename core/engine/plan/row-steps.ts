import { checkParts } from '../answer-too-large.ts';
import type { Condition, Row } from '../expressions/compiled.ts';
import type { Split, Stage } from './query-plan.ts';

/** What a stage does with each row by itself: conditions, and what takes rows apart. */
export class RowSteps {
  private conditions: Condition[] = [];
  /** Each split with the conditions before it. */
  private readonly splits: { readonly keep: Condition; readonly split: Split }[] = [];

  filter(condition: Condition): void {
    this.conditions.push(condition);
  }

  split(split: Split): void {
    this.splits.push({ keep: all(this.conditions), split });
    this.conditions = [];
  }

  /** The conditions before the first split, and everything after it in one. */
  finish(): Pick<Stage, 'keep' | 'split'> {
    const rest = all(this.conditions);
    const [first, ...others] = this.splits;
    if (first === undefined) {
      return { keep: rest, split: undefined };
    }
    const split = others.reduce(
      (before, { keep, split }) => inTurn(before, keep, split),
      first.split,
    );
    return { keep: first.keep, split: this.conditions.length === 0 ? split : kept(split, rest) };
  }
}

const inTurn =
  (first: Split, keep: Condition, second: Split): Split =>
  (whole) => {
    const rows: Row[] = [];
    for (const part of first(whole)) {
      for (const row of keep(part) ? second(part) : []) {
        rows.push(row);
      }
      checkParts(rows.length);
    }
    return rows;
  };

const kept =
  (split: Split, keep: Condition): Split =>
  (row) =>
    split(row).filter(keep);

const all = (conditions: readonly Condition[]): Condition =>
  conditions.length === 0
    ? () => true
    : conditions.reduce((before, holds) => (row) => before(row) && holds(row));
