import { invalidParameter } from '../service-error.ts';

/** What a request says, by the names of the API. */
export type Input = Readonly<Record<string, unknown>>;

export function textOf(input: Input, name: string): string | undefined {
  const value = input[name];
  if (value === undefined || value === null) return undefined;
  if (typeof value === 'string') return value;
  throw invalidParameter(`${name} is no text`);
}

export function neededText(input: Input, name: string): string {
  const text = textOf(input, name);
  if (text === undefined || text === '') throw invalidParameter(`${name} is missing`);
  return text;
}

export function textsOf(input: Input, name: string): readonly string[] | undefined {
  const value = input[name];
  if (value === undefined || value === null) return undefined;
  if (Array.isArray(value) && value.every((each) => typeof each === 'string')) return value;
  throw invalidParameter(`${name} is no list of texts`);
}

export interface Bounds {
  readonly least: number;
  readonly most: number;
}

/** A whole number within bounds; undefined where it is left out. */
export function countOf(input: Input, name: string, { least, most }: Bounds): number | undefined {
  const value = input[name];
  if (value === undefined || value === null) return undefined;
  if (typeof value === 'number' && Number.isInteger(value) && value >= least && value <= most) {
    return value;
  }
  const bound =
    typeof value === 'number' && value > most
      ? `less than or equal to ${most}`
      : `greater than or equal to ${least}`;
  throw invalidParameter(
    `1 validation error detected: Value '${JSON.stringify(value)}' at '${name}' failed to satisfy constraint: Member must have value ${bound}`,
  );
}

export function isSet(input: Input, name: string): boolean {
  return input[name] === true;
}
