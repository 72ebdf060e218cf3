import { expressionKey } from '#language/analysis/output-key.ts';
import type { OutlierCommand } from '#language/syntax/ast.ts';
import { nearestRank } from '../aggregates/percentile.ts';
import { compile } from '../expressions/compile.ts';
import { numberReader, type Row } from '../expressions/compiled.ts';
import { environmentAt, type CommandPlace } from './command-place.ts';
import { fillName } from './shown-columns.ts';

/**
 * Finds numbers that lie too far outside of the quartiles: more than `param` times the range between
 * them above the upper one or, if asked, below the lower one. Their rows are removed, or they are
 * moved to the bound. Quartiles are nearest ranks, as those of `pct`, over all rows.
 */
export const bindOutlier = (command: OutlierCommand, place: CommandPlace): void =>
  place.stages.arrange(() => {
    const checked = command.fields.map((field) => bindField(field, command, place));
    return (rows) => {
      const fields = checked.map((field) => ({ ...field, bounds: boundsOf(field, rows, command) }));
      const treated = rows.map((row) => treat(row, fields));
      const isKept = ({ isOutlier }: Treated): boolean => command.action !== 'remove' || !isOutlier;
      return treated.filter(isKept).map(({ row }) => row);
    };
  });

interface CheckedField {
  readonly read: (row: Row) => number | undefined;
  /** Where the number goes that takes the place of an outlier. */
  readonly moved: number | undefined;
  readonly original: (row: Row) => Row[number];
  /** Where it is said whether the row is one. */
  readonly marker: number | undefined;
}

const bindField = (
  { expression, marker }: OutlierCommand['fields'][number],
  { action, mark }: OutlierCommand,
  place: CommandPlace,
): CheckedField => {
  const compiled = compile(expression, environmentAt(place));
  const isMoved = action === 'transform';
  return {
    read: numberReader(compiled),
    original: compiled.read,
    moved: isMoved ? fillName(expressionKey(expression), compiled.type, place).index : undefined,
    marker: mark ? fillName(marker, 'boolean', place).index : undefined,
  };
};

interface Bounds {
  readonly lower: number;
  readonly upper: number;
}

const boundsOf = (
  { read }: CheckedField,
  rows: readonly Row[],
  { param, useLower }: OutlierCommand,
): Bounds => {
  const numbers = Float64Array.from(rows.map(read).filter((number) => number !== undefined)).sort();
  const first = numbers[nearestRank(numbers.length, 25) - 1] ?? 0;
  const third = numbers[nearestRank(numbers.length, 75) - 1] ?? 0;
  const reach = param * (third - first);
  return { lower: useLower ? first - reach : -Infinity, upper: third + reach };
};

interface Treated {
  readonly row: Row;
  readonly isOutlier: boolean;
}

const treat = (
  row: Row,
  fields: readonly (CheckedField & { readonly bounds: Bounds })[],
): Treated => {
  const treated = [...row];
  let isOutlier = false;
  for (const { read, original, moved, marker, bounds } of fields) {
    const number = read(row);
    const inside = number === undefined ? undefined : clamp(number, bounds);
    const isOutside = inside !== number;
    isOutlier ||= isOutside;
    if (moved !== undefined) {
      treated[moved] = isOutside ? inside : original(row);
    }
    if (marker !== undefined) {
      treated[marker] = number === undefined ? undefined : isOutside;
    }
  }
  return { row: treated, isOutlier };
};

const clamp = (number: number, { lower, upper }: Bounds): number =>
  Math.min(Math.max(number, lower), upper);
