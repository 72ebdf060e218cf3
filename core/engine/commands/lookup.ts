import type { LookupCommand, LookupMode, LookupOutput } from '#language/syntax/ast.ts';
import { lazily } from '#language/text/lazily.ts';
import type { LookupTable } from '../context.ts';
import { compileField } from '../expressions/compile-field.ts';
import { textReader, type Compiled, type Row } from '../expressions/compiled.ts';
import { operated, remembered } from '../expressions/operated.ts';
import type { CommandPlace } from './command-place.ts';

/**
 * Adds columns of the table's first row whose keys have the same texts as the fields. Nothing is
 * found where a field is missing.
 */
export const bindLookup = (command: LookupCommand, place: CommandPlace): void => {
  const { table: name, keys } = command;
  const table = name && place.context.tables?.get(name.name);
  const fields = keys.map(({ field }) => compileField(field.name, place.stages.frame));
  const index = lazily(() =>
    firstRows(
      table,
      keys.map(({ column }) => column.name),
    ),
  );
  // The table may be another one in the next run.
  const found = operated(undefined, fields, (operands) => {
    const readers = operands.map(textReader);
    return {
      type: 'number',
      read(row) {
        const texts = readers.map((read) => read(row));
        return texts.includes(undefined) ? undefined : index().get(JSON.stringify(texts));
      },
    };
  });
  addOutputs(command, { table, found }, place);
};

/** How a row of a table is found. */
export interface TableFinder {
  readonly table: LookupTable | undefined;
  /** The index of the table's row. */
  readonly found: Compiled;
}

interface Outputs {
  readonly mode: LookupMode | undefined;
  readonly outputs: readonly LookupOutput[];
}

/** Defines the outputs of a lookup: `output` hides what there was, `outputNew` only fills gaps. */
export const addOutputs = (
  { mode, outputs }: Outputs,
  { table, found: index }: TableFinder,
  { stages: { frame } }: CommandPlace,
): void => {
  const found = frame.keep(remembered(index));
  const values = outputs.map(({ column, name }) => {
    const place = table?.columns.indexOf(column.name) ?? -1;
    const before = compileField(name, frame);
    const read = (row: Row): string | undefined => {
      const index = found.read(row);
      return typeof index === 'number' ? table?.rows[index]?.[place] : undefined;
    };
    return frame.keep({
      type: 'any',
      read: mode === 'outputNew' ? (row) => before.read(row) ?? read(row) : read,
    });
  });
  for (const [index, { name }] of outputs.entries()) {
    const value = values[index];
    if (value !== undefined) {
      frame.define(name, value);
    }
  }
};

/** For the keys of each row, as one text, the first row that has them. */
const firstRows = (
  table: LookupTable | undefined,
  keys: readonly string[],
): ReadonlyMap<string, number> => {
  const places = keys.map((key) => table?.columns.indexOf(key) ?? -1);
  const first = new Map<string, number>();
  for (const [index, row] of table?.rows.entries() ?? []) {
    const key = JSON.stringify(places.map((place) => row[place]));
    if (!first.has(key)) {
      first.set(key, index);
    }
  }
  return first;
};
