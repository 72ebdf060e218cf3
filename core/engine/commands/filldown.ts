import type { FillDownCommand, Name } from '#language/syntax/ast.ts';
import { compileField } from '../expressions/compile-field.ts';
import type { Compiled } from '../expressions/compiled.ts';
import type { Value } from '../value.ts';
import type { CommandPlace } from './command-place.ts';
import { fillName, shownColumns } from './shown-columns.ts';

/** Puts the last value above into cells that have none: in the named columns, or in all. */
export const bindFillDown = ({ patterns }: FillDownCommand, place: CommandPlace): void =>
  place.stages.arrange(() => {
    const filled = Array.from(meant(patterns, place), ([name, value]) => ({
      read: value.read,
      index: fillName(name, value.type, place).index,
    }));
    return (rows) => {
      const last: Value[] = [];
      return rows.map((row) => {
        const copy = [...row];
        for (const [column, { read, index }] of filled.entries()) {
          last[column] = read(row) ?? last[column];
          copy[index] = last[column];
        }
        return copy;
      });
    };
  });

/** A name with `*` means the columns that it fits, one without the field of that name. */
const meant = (patterns: readonly Name[], place: CommandPlace): ReadonlyMap<string, Compiled> => {
  const columns = shownColumns(place).map(({ column, value }) => [column.name, value] as const);
  if (patterns.length === 0) {
    return new Map(columns);
  }
  return new Map(
    patterns.flatMap(({ name }) => {
      const fitting = columns.filter(([column]) => fits(column, name));
      const isExact = fitting.length === 0 && !name.includes('*');
      return isExact ? [[name, compileField(name, place.stages.frame)] as const] : fitting;
    }),
  );
};

/** Each `*` of the pattern stands for any text; there is nothing to try twice. */
const fits = (text: string, pattern: string): boolean => {
  const [start = '', ...words] = pattern.split('*');
  const end = words.pop();
  if (end === undefined) {
    return text === pattern;
  }
  let place = start.length;
  for (const word of words) {
    const found = text.indexOf(word, place);
    if (found < 0) {
      return false;
    }
    place = found + word.length;
  }
  return text.startsWith(start) && text.endsWith(end) && place + end.length <= text.length;
};
