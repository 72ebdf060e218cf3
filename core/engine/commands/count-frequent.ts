import { expressionKey } from '#language/analysis/output-key.ts';
import type { CountFrequentCommand, Expression } from '#language/syntax/ast.ts';
import { count } from '../aggregates/counting.ts';
import { compile } from '../expressions/compile.ts';
import { compileField } from '../expressions/compile-field.ts';
import { Frame } from '../plan/frame.ts';
import { environmentAt, type CommandPlace } from './command-place.ts';

/**
 * Counts the combinations of values, the most frequent first. CloudWatch estimates; counted here it
 * is exact. A missing value is a value of its own, as behind `by`.
 */
export const bindCountFrequent = ({ fields }: CountFrequentCommand, place: CommandPlace): void => {
  place.stages.beginStage();
  const output = new Frame();
  const environment = environmentAt(place);
  const keys = fields.map((field: Expression) => {
    const value = compile(field, environment);
    const slot = output.addFilled(value.type);
    output.define(expressionKey(field), slot);
    return { value, output: slot };
  });
  const total = output.addFilled('number');
  output.define('_approxcount', total);
  const timestamp = () => compileField('@timestamp', environment.frame);
  const create = count({ arguments: [], expressions: [], timestamp });
  place.stages.stats(
    { keys, aggregates: [{ name: '_approxcount', create, output: total }], output },
    [{ value: total, sign: -1 }, ...keys.map((key) => ({ value: key.output, sign: 1 as const }))],
  );
};
