import type { AccumCommand } from '#language/syntax/ast.ts';
import { addExactly, emptySum, roundSum } from '../aggregates/exact-sum.ts';
import { compile } from '../expressions/compile.ts';
import { numberReader } from '../expressions/compiled.ts';
import { finite } from '../values/reading.ts';
import { environmentAt, type CommandPlace } from './command-place.ts';
import { fillName } from './shown-columns.ts';

/** Adds the running sum of a number, in the order of the rows; rows without a number have none. */
export const bindAccum = ({ field, output }: AccumCommand, place: CommandPlace): void =>
  place.stages.arrange(() => {
    const read = numberReader(compile(field, environmentAt(place)));
    const { index } = fillName(output, 'number', place);
    return (rows) => {
      const sum = emptySum();
      return rows.map((row) => {
        const term = read(row);
        const filled = [...row];
        if (term !== undefined) {
          addExactly(sum, term);
        }
        filled[index] = term === undefined ? undefined : finite(roundSum(sum));
        return filled;
      });
    };
  });
