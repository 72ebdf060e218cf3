import { optionEntry } from '../catalogue/options.ts';
import type { CommandOption, Expression } from './ast.ts';

/*
 * What options mean. Where one is written several times the last one counts; a value that cannot
 * be is taken as if nothing were written, and the check of options says so.
 */

/** The value of an option that takes one; undefined where nothing usable is written. */
export const optionValue = (
  options: readonly CommandOption[],
  name: string,
): Expression | undefined =>
  options.findLast((option) => option.name.name.toLowerCase() === name)?.value;

export const booleanOption = (
  options: readonly CommandOption[],
  name: string,
  byDefault: boolean,
): boolean => {
  const value = optionValue(options, name);
  return value?.kind === 'boolean' ? value.value : byDefault;
};

export const numberOption = (
  options: readonly CommandOption[],
  name: string,
  byDefault: number,
): number => {
  const value = optionValue(options, name);
  return value?.kind === 'number' ? value.value : byDefault;
};

/** A word or name, as written. */
export const wordOption = (options: readonly CommandOption[], name: string): string | undefined => {
  const value = optionValue(options, name);
  if (value?.kind === 'field') {
    return value.name;
  }
  return value?.kind === 'text' ? value.value : undefined;
};

/** `N` or `N-M`, both included; undefined for anything else, and for what the catalogue forbids. */
export const rangeOption = (
  command: string,
  options: readonly CommandOption[],
  name: string,
): readonly [number, number] | undefined => {
  const range = rangeOf(optionValue(options, name));
  const values = optionEntry(command, name)?.values;
  if (range === undefined || values?.kind !== 'range') {
    return undefined;
  }
  const [from, to] = range;
  return from >= values.least && to <= values.most && from <= to ? range : undefined;
};

/** The two ends of a range that is made of whole numbers. */
export const rangeOf = (value: Expression | undefined): readonly [number, number] | undefined => {
  if (value?.kind === 'binary' && value.operator === '-') {
    const { left, right } = value;
    return left.kind === 'number' && right.kind === 'number'
      ? whole(left.value, right.value)
      : undefined;
  }
  return value?.kind === 'number' ? whole(value.value, value.value) : undefined;
};

const whole = (from: number, to: number): readonly [number, number] | undefined =>
  Number.isSafeInteger(from) && Number.isSafeInteger(to) ? [from, to] : undefined;
