import type { Expression } from '#language/syntax/ast.ts';
import type { Compiled, Row } from '../expressions/compiled.ts';
import type { Value } from '../value.ts';

/** What an aggregate is given when a query is planned. */
export interface AggregateCall {
  readonly arguments: readonly Compiled[];
  /** The arguments as written, for those that are no values: periods. */
  readonly expressions: readonly Expression[];
  /** What `@timestamp` means in the rows that are aggregated. */
  readonly timestamp: () => Compiled;
}

/**
 * How one aggregate is computed. States are plain data that may cross threads. Adding and merging
 * may change the state that they are given, and return the one to go on with. The value must not
 * depend on the order of adding and merging.
 */
export interface Aggregate<State> {
  create(): State;
  /** `position` orders the rows; each row has its own. */
  add(state: State, row: Row, position: number): State;
  merge(state: State, other: State): State;
  value(state: State): Value;
  /** Where the value is not exact, what is to be said of it: “an estimate …”. */
  estimate?(state: State): string | undefined;
}

/** The states of one aggregate for all groups of a `stats`, by the group's number. */
export interface AggregateColumn {
  add(group: number, row: Row, position: number): void;
  merge(group: number, state: unknown): void;
  value(group: number): Value;
  /** Where the value of any group is not exact, what is to be said of it: “an estimate …”. */
  estimate?(): string | undefined;
  /** Hands over the states of all groups and begins anew. */
  drain(): ArrayLike<unknown>;
}

/** Makes an empty column; called once for each place where rows are gathered. */
export type NewAggregateColumn = () => AggregateColumn;

export const columnOf =
  <State>(aggregate: Aggregate<State>): NewAggregateColumn =>
  () => {
    let states: State[] = [];
    const stateOf = (group: number): State => states[group] ?? aggregate.create();
    return {
      add(group, row, position) {
        states[group] = aggregate.add(stateOf(group), row, position);
      },
      merge(group, state) {
        // The state was drained from a column of the same aggregate, planned from the same query.
        const other = state as State;
        states[group] = states[group] === undefined ? other : aggregate.merge(states[group], other);
      },
      value: (group) => aggregate.value(stateOf(group)),
      estimate() {
        for (const state of aggregate.estimate === undefined ? [] : states) {
          const said = aggregate.estimate?.(state);
          if (said !== undefined) {
            return said;
          }
        }
        return undefined;
      },
      drain() {
        const drained = states;
        states = [];
        return drained;
      },
    };
  };
