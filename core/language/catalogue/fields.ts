import { commonFields } from './common-fields.ts';
import { recordFields } from './record-fields.ts';
import { systemFields } from './system-fields.ts';

/** How a field of an event is written in its JSON; `any` where events differ. */
export type FieldType = 'text' | 'number' | 'boolean' | 'timestamp' | 'any';

/** One documented field of a CloudTrail event, as Logs Insights names it. */
export interface FieldEntry {
  /** The dotted path. `N` stands for a position in a list, `*` for a key that varies. */
  readonly name: string;
  /**
   * A `boolean` is a JSON boolean: Logs Insights reads it as 1 or 0. Fields that hold the words
   * true and false in a text are `text`.
   */
  readonly type: FieldType;
  /** One sentence: what it says of the event. */
  readonly meaning: string;
  /** Values as they occur, without quotes. */
  readonly values: readonly string[];
  /** True where `values` are all that there are. */
  readonly closed?: true;
}

/** Every field that is known by name, the likeliest first: system, record, parameters. */
export const fieldEntries: readonly FieldEntry[] = [
  ...systemFields,
  ...recordFields,
  ...commonFields,
];

const entries: ReadonlyMap<string, FieldEntry> = new Map(
  fieldEntries.map((entry) => [entry.name, entry]),
);

/**
 * The field of that name. A position in a list stands for every position: `resources.0.ARN` finds
 * `resources.N.ARN`. Field names are case-sensitive. Undefined where the field is not known, which
 * does not mean that no event has it.
 */
export const fieldEntry = (name: string): FieldEntry | undefined => {
  const path = fieldPattern(name);
  // By the last dot: an expression that looks for the end tries every place of a long path.
  return entries.get(path) ?? entries.get(`${path.slice(0, path.lastIndexOf('.') + 1)}*`);
};

/**
 * The known fields that a name holds, in order; none where it holds nothing that is known. A name
 * that holds fields has no value of its own.
 */
export const fieldsWithin = (name: string): readonly string[] => {
  const prefix = `${fieldPattern(name)}.`;
  return fieldEntries.map((entry) => entry.name).filter((field) => field.startsWith(prefix));
};

/** True where the event's JSON has a boolean there, which Logs Insights reads as 1 or 0. */
export const isBooleanField = (name: string): boolean => fieldEntry(name)?.type === 'boolean';

/** The name with `N` for each position in a list. */
export const fieldPattern = (name: string): string => name.replace(/(?<=\.)\d+(?=\.|$)/g, 'N');
