import { aggregateFunctions, groupingFunctions } from './functions/aggregate-functions.ts';
import { dateFunctions } from './functions/date-functions.ts';
import { encodingFunctions } from './functions/encoding-functions.ts';
import type { FunctionEntry } from './functions/function-entry.ts';
import { generalFunctions } from './functions/general-functions.ts';
import { ipFunctions } from './functions/ip-functions.ts';
import { jsonFunctions } from './functions/json-functions.ts';
import { numericFunctions } from './functions/numeric-functions.ts';
import { textFunctions } from './functions/text-functions.ts';

export { aggregateFunctions } from './functions/aggregate-functions.ts';
export {
  arityOf,
  parameterAt,
  type FunctionEntry,
  type FunctionGroup,
  type ParameterEntry,
} from './functions/function-entry.ts';

/** Functions of one row. The documentation of 2026-11 is the source (guide). */
export const scalarFunctions = {
  ...numericFunctions,
  ...dateFunctions,
  ...generalFunctions,
  ...jsonFunctions,
  ...ipFunctions,
  ...textFunctions,
  ...encodingFunctions,
};

export type ScalarName = keyof typeof scalarFunctions;
export type AggregateName = keyof typeof aggregateFunctions;
export type GroupingName = keyof typeof groupingFunctions;

/** What a function name in a query means. */
export type FunctionMeaning =
  | { readonly kind: 'scalar'; readonly name: ScalarName; readonly entry: FunctionEntry }
  | { readonly kind: 'aggregate'; readonly name: AggregateName; readonly entry: FunctionEntry };

/** What an aggregate means behind `by`, where it may stand there. */
export interface GroupingMeaning {
  readonly name: GroupingName;
  readonly entry: FunctionEntry;
}

const namesOf = <Name extends string>(functions: Readonly<Record<Name, FunctionEntry>>): Name[] =>
  // The keys of a table that is written out here.
  Object.keys(functions) as Name[];

const spellingsOf = (name: string, { aliases = [] }: FunctionEntry): readonly string[] => [
  name,
  ...aliases,
];

const known: readonly FunctionMeaning[] = [
  ...namesOf(scalarFunctions).map((name): FunctionMeaning => {
    return { kind: 'scalar', name, entry: scalarFunctions[name] };
  }),
  ...namesOf(aggregateFunctions).map((name): FunctionMeaning => {
    return { kind: 'aggregate', name, entry: aggregateFunctions[name] };
  }),
];

const meanings: ReadonlyMap<string, FunctionMeaning> = new Map(
  known.flatMap((meaning) =>
    [...spellingsOf(meaning.name, meaning.entry), ...(meaning.entry.undocumentedNames ?? [])].map(
      (spelling) => [spelling.toLowerCase(), meaning],
    ),
  ),
);

/** What the name means as a function, without regard to case; undefined where it means nothing. */
export const functionMeaning = (name: string): FunctionMeaning | undefined =>
  meanings.get(name.toLowerCase());

const groupings: ReadonlyMap<string, GroupingMeaning> = new Map(
  namesOf(groupingFunctions).map((name) => [
    name.toLowerCase(),
    { name, entry: groupingFunctions[name] },
  ]),
);

/** What the name means behind `by`, where it is an aggregate elsewhere: `histogram`. */
export const groupingMeaning = (name: string): GroupingMeaning | undefined =>
  groupings.get(name.toLowerCase());

/** Every spelling of the functions of one row, or of a group of rows. */
export const spellingsOfKind = (kind: FunctionMeaning['kind']): readonly string[] =>
  known
    .filter((meaning) => meaning.kind === kind)
    .flatMap(({ name, entry }) => spellingsOf(name, entry));

/** Every spelling of every function, for suggestions. */
export const functionNames: readonly string[] = [
  ...spellingsOfKind('scalar'),
  ...spellingsOfKind('aggregate'),
];
