import { expressionKey } from '#language/analysis/output-key.ts';
import type { FillMissingCommand } from '#language/syntax/ast.ts';
import { KeyIndex } from '../collectors/key-index.ts';
import { compile } from '../expressions/compile.ts';
import type { Row } from '../expressions/compiled.ts';
import type { Slot } from '../plan/frame.ts';
import type { Value } from '../value.ts';
import type { Period } from '../values/calendar.ts';
import { toNumber } from '../values/reading.ts';
import { environmentAt, type CommandPlace } from './command-place.ts';
import { holdName } from './shown-columns.ts';

/** The most rows that filling may lead to; as many as the results panel is made for. */
const MOST_ROWS = 1_000_000;

/**
 * Adds a row for each period between the first and the last in which nothing happened, for every
 * combination of the other keys that occurs; then the rows are put into their order again. Where
 * there would be more rows than an answer may have, none is added.
 */
export const bindFillMissing = (command: FillMissingCommand, place: CommandPlace): void =>
  place.stages.arrange(() => {
    const series = seriesOf(place);
    const constants = constantsOf(command, place);
    const blankRow = place.stages.frame.blankRows();
    return (rows) => {
      const added = series === undefined ? [] : gapsOf(rows, series);
      return [...rows, ...added.map((gap) => rowOf(gap, constants, blankRow()))];
    };
  }, 'sorted');

/** Values for slots of a row. */
type Filling = readonly (readonly [index: number, value: Value])[];

const rowOf = (gap: Filling, constants: Filling, row: Row): Row => {
  for (const [index, value] of [...constants, ...gap]) {
    row[index] = value;
  }
  return row;
};

const constantsOf = ({ fills }: FillMissingCommand, place: CommandPlace): Filling =>
  fills.map(({ value, field }) => {
    const { read } = compile(value, environmentAt(place));
    const held = holdName(expressionKey(field), compile(field, environmentAt(place)), place);
    return [held.index, read([])];
  });

/** The keys of the groups: the one that was cut into periods, and the others. */
interface Series {
  readonly period: Period;
  readonly time: KeySlots;
  readonly others: readonly KeySlots[];
}

/** A key as `stats` made it, and as it is now. */
interface KeySlots {
  readonly made: Slot;
  readonly current: Slot;
}

const seriesOf = ({ stages: { frame }, groupKeys }: CommandPlace): Series | undefined => {
  const keys = (groupKeys.get(frame) ?? []).map(({ name, slot, period }) => ({
    period,
    made: slot,
    current: frame.slotOf(frame.defined(name) ?? slot),
  }));
  const time = keys.find(({ period }) => period !== undefined);
  return time?.period === undefined
    ? undefined
    : { period: time.period, time, others: keys.filter((key) => key !== time) };
};

/** What the keys are in the rows that are not there. */
const gapsOf = (rows: readonly Row[], { period, time, others }: Series): readonly Filling[] => {
  const index = new KeyIndex(others.length);
  const combinations: { readonly values: Filling; readonly times: Set<number> }[] = [];
  for (const row of rows) {
    const moment = toNumber(time.current.read(row));
    const values = others.map(({ current }) => current.read(row));
    const combination = index.find(values);
    combinations[combination] ??= { values: fillKeys(others, values), times: new Set() };
    if (moment !== undefined) {
      combinations[combination].times.add(moment);
    }
  }
  const moments = momentsOf(
    combinations.flatMap(({ times }) => [...times]),
    period,
  );
  return moments.length * combinations.length > MOST_ROWS
    ? []
    : combinations.flatMap(({ values, times }) =>
        moments
          .filter((moment) => !times.has(moment))
          .map((moment) => [...values, ...fillKeys([time], [moment])]),
      );
};

const fillKeys = (keys: readonly KeySlots[], values: readonly Value[]): Filling =>
  keys.flatMap(({ made, current }, place) => [
    [made.index, values[place]] as const,
    [current.index, values[place]] as const,
  ]);

/** The starts of all periods from the first to the last of these, or too many of them. */
const momentsOf = (times: readonly number[], period: Period): readonly number[] => {
  const sorted = Float64Array.from(times).sort();
  const last = sorted.at(-1) ?? -Infinity;
  const moments: number[] = [];
  for (let time = sorted[0] ?? Infinity; time <= last && moments.length <= MOST_ROWS;) {
    moments.push(time);
    time = period.next(time);
  }
  return moments;
};
