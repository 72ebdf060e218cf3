import type { ValueType } from '../value-types.ts';

export type FunctionGroup =
  'numeric' | 'date' | 'general' | 'json' | 'ip' | 'text' | 'encoding' | 'aggregate';

/** The bounds of a number that has to be written out in the query. */
export interface Bounds {
  readonly least: number;
  readonly most: number;
  /** Only whole numbers. */
  readonly whole?: true;
}

export interface ParameterEntry {
  readonly name: string;
  readonly type: ValueType;
  /** Optional parameters come last. */
  readonly optional?: true;
  /** It may repeat; parameters that repeat stand side by side and repeat together. */
  readonly repeats?: true;
  readonly bounds?: Bounds;
}

/** An expression and the text that it gives; undefined where it gives nothing. */
export type FunctionResult = readonly [expression: string, text: string | undefined];

export interface FunctionEntry {
  readonly group: FunctionGroup;
  readonly parameters: readonly ParameterEntry[];
  /** Where parameters repeat, the most arguments that it takes; any number unless given. */
  readonly mostArguments?: number;
  /** `any` has the type of the arguments that stand for parameters of type `any`. */
  readonly result: ValueType;
  /** The year that it came in; 2018, when the language appeared, for all that came before 2024. */
  readonly since: 2018 | 2024 | 2026;
  /** One sentence: what it returns. */
  readonly summary: string;
  /** Facts that matter when it is used: missing fields, defaults, traps. */
  readonly notes?: readonly string[];
  /** A command that uses it. */
  readonly example: string;
  /** What it gives, tested: of aggregates over the events of `scripts/docs/example-events.ts`. */
  readonly results?: readonly FunctionResult[];
  /** Other accepted names. */
  readonly aliases?: readonly string[];
  /** Names that published queries use and the guide does not have: accepted, never suggested. */
  readonly undocumentedNames?: readonly string[];
}

export type Functions = Readonly<Record<string, FunctionEntry>>;

export const any = (name: string): ParameterEntry => ({ name, type: 'any' });
export const number = (name: string): ParameterEntry => ({ name, type: 'number' });
export const text = (name: string): ParameterEntry => ({ name, type: 'text' });
export const condition: ParameterEntry = { name: 'condition', type: 'boolean' };
export const period: ParameterEntry = { name: 'period', type: 'duration' };
export const timestamp: ParameterEntry = { name: 'timestamp', type: 'timestamp' };
export const optional = (parameter: ParameterEntry): ParameterEntry => ({
  ...parameter,
  optional: true,
});
export const repeated = (parameter: ParameterEntry): ParameterEntry => ({
  ...parameter,
  repeats: true,
});

/** How many arguments a function takes. */
export const arityOf = ({
  parameters,
  mostArguments = Infinity,
}: FunctionEntry): { readonly least: number; readonly most: number } => ({
  least: parameters.filter(({ optional: isOptional }) => isOptional !== true).length,
  most: parameters.some(({ repeats }) => repeats === true) ? mostArguments : parameters.length,
});

/**
 * The parameter that an argument is for, where there are `count` of them; undefined where there
 * are too many. `case(c, v, c, v, d)`: what repeats takes as many as it can, the rest follows.
 */
export const parameterAt = (
  { parameters }: FunctionEntry,
  index: number,
  count: number,
): ParameterEntry | undefined => {
  const first = parameters.findIndex(({ repeats }) => repeats === true);
  if (first < 0 || index < first) {
    return parameters[index];
  }
  const repeating = parameters.filter(({ repeats }) => repeats === true);
  const end =
    first + Math.max(1, Math.floor((count - first) / repeating.length)) * repeating.length;
  return index < end
    ? repeating[(index - first) % repeating.length]
    : parameters[first + repeating.length + index - end];
};
