import { definitionOf } from '#language/analysis/definition.ts';
import { functionMeaning } from '#language/catalogue/functions.ts';
import type { Call, Expression } from '#language/syntax/ast.ts';
import { compile } from '../expressions/compile.ts';
import { compileField } from '../expressions/compile-field.ts';
import { numberReader, type Compiled } from '../expressions/compiled.ts';
import { periodLength, periodOf, type Period } from '../values/calendar.ts';
import { finite } from '../values/reading.ts';
import { environmentAt, type CommandPlace } from './command-place.ts';

/** The length that a duration writes, in milliseconds; undefined where there is none. */
export const lengthOf = (expression: Expression | undefined): number | undefined =>
  expression?.kind === 'duration' ? periodLength(expression.amount, expression.unit) : undefined;

/**
 * The periods that a key of `stats` is cut into, by itself, by what its name stands for, or by the
 * `stats` before; undefined where it is no time.
 */
export const periodOfKey = (key: Expression, place: CommandPlace): Period | undefined => {
  if (key.kind === 'call') {
    return CUTTING.has(functionMeaning(key.name)?.name ?? '') ? writtenPeriod(key) : undefined;
  }
  if (key.kind !== 'field') {
    return undefined;
  }
  const slot = place.stages.frame.defined(key.name);
  const before = place.groupKeys.get(place.stages.frame)?.find((known) => known.slot === slot);
  const meaning = definitionOf(place.scope, key)?.expression;
  return before?.period ?? (meaning?.kind === 'call' ? periodOfKey(meaning, place) : undefined);
};

const CUTTING: ReadonlySet<string> = new Set(['bin', 'datefloor', 'dateceil']);

const writtenPeriod = ({ arguments: given }: Call): Period | undefined => {
  const length = given.at(-1);
  return length?.kind === 'duration' ? periodOf(length.amount, length.unit) : undefined;
};

/** The key with the edges of its bins moved by so many milliseconds; undefined for what is no bin. */
export const movedBin = (
  key: Expression,
  offset: number,
  place: CommandPlace,
): MovedBin | undefined => {
  if (key.kind !== 'call' || functionMeaning(key.name)?.name !== 'bin') {
    return undefined;
  }
  const period = writtenPeriod(key);
  if (period === undefined) {
    return undefined;
  }
  const moved = movedPeriod(period, offset);
  const readTime = numberReader(timeOf(key, place));
  return {
    period: moved,
    type: 'timestamp',
    read(row) {
      const time = readTime(row);
      return time === undefined ? undefined : finite(moved.floor(time));
    },
  };
};

interface MovedBin extends Compiled {
  readonly period: Period;
}

const timeOf = ({ arguments: [time, ...others] }: Call, place: CommandPlace): Compiled =>
  time === undefined || others.length === 0
    ? compileField('@timestamp', place.stages.frame)
    : compile(time, environmentAt(place));

const movedPeriod = (period: Period, offset: number): Period => ({
  floor: (time) => period.floor(time - offset) + offset,
  next: (start) => period.next(start - offset) + offset,
});
