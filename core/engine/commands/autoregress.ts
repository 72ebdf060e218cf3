import type { AutoregressCommand } from '#language/syntax/ast.ts';
import { lagsOf } from '#language/syntax/lags.ts';
import { compile } from '../expressions/compile.ts';
import { environmentAt, type CommandPlace } from './command-place.ts';
import { fillName } from './shown-columns.ts';

/** Adds the values that an expression has in rows before; the first rows have none. */
export const bindAutoregress = (command: AutoregressCommand, place: CommandPlace): void =>
  place.stages.arrange(() => {
    const { read, type } = compile(command.field, environmentAt(place));
    const columns = lagsOf(command).map(({ rows, name }) => ({
      back: rows,
      index: fillName(name, type, place).index,
    }));
    return (rows) => {
      const values = rows.map(read);
      return rows.map((row, place) => {
        const filled = [...row];
        for (const { back, index } of columns) {
          filled[index] = values[place - back];
        }
        return filled;
      });
    };
  });
