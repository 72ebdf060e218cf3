import { definitionOf, type Scope } from '#language/analysis/definition.ts';
import { expressionKey } from '#language/analysis/output-key.ts';
import type { AddTotalsCommand } from '#language/syntax/ast.ts';
import { addExactly, emptySum, roundSum } from '../aggregates/exact-sum.ts';
import { compile } from '../expressions/compile.ts';
import type { Row } from '../expressions/compiled.ts';
import type { Slot } from '../plan/frame.ts';
import { finite, toNumber } from '../values/reading.ts';
import type { Value } from '../value.ts';
import { environmentAt, type CommandPlace } from './command-place.ts';
import { fillName, holdName, shownColumns, type ShownColumn } from './shown-columns.ts';

/**
 * Adds a column with the sum of each row, and a last row with the sum of each column. Without a list
 * of fields every column counts that is no key of a `stats` and no time, wherever its value is a
 * number. What has nothing to add up has no sum.
 */
export const bindAddTotals = (command: AddTotalsCommand, place: CommandPlace): void =>
  place.stages.arrange(() => {
    const { frame } = place.stages;
    const summed = summedSlots(command, place);
    const total = command.row ? fillName(command.fieldName, 'number', place) : undefined;
    const columns = total === undefined ? summed : [...summed, total];
    const blankRow = frame.blankRows();
    return (rows) => {
      const totalled =
        total === undefined ? rows : rows.map((row) => withTotal(row, summed, total));
      if (!command.col || rows.length === 0) {
        return totalled;
      }
      const last = blankRow();
      for (const { index, read } of columns) {
        last[index] = sumOf(totalled.map(read));
      }
      return [...totalled, last];
    };
  });

const withTotal = (row: Row, summed: readonly Slot[], total: Slot): Row => {
  const totalled = [...row];
  totalled[total.index] = sumOf(summed.map(({ read }) => read(row)));
  return totalled;
};

const sumOf = (values: readonly Value[]): number | undefined => {
  const numbers = values.map(toNumber).filter((number) => number !== undefined);
  const sum = emptySum();
  for (const number of numbers) {
    addExactly(sum, number);
  }
  return numbers.length > 0 ? finite(roundSum(sum)) : undefined;
};

/** A slot for each summand, so that the last row can hold its sum under the same name. */
const summedSlots = ({ fields }: AddTotalsCommand, place: CommandPlace): readonly Slot[] =>
  fields.length > 0
    ? fields.map((field) => {
        const value = compile(field, environmentAt(place));
        return holdName(expressionKey(field), value, place);
      })
    : shownColumns(place)
        .filter((shown) => isSummed(shown, place.scope))
        .map(({ column, value }) => holdName(column.name, value, place));

const isSummed = ({ column: { name, type, item } }: ShownColumn, scope: Scope): boolean => {
  const known =
    item === undefined ? scope.definitions.get(name) : definitionOf(scope, item.expression);
  return type !== 'timestamp' && known?.kind !== 'key';
};
