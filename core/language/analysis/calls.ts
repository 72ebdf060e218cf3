import { type FunctionEntry, functionMeaning, groupingMeaning } from '../catalogue/functions.ts';
import type { Call, Expression } from '../syntax/ast.ts';
import type { CheckedCommand } from './context.ts';
import { uses } from './uses.ts';

/** A call of a function that exists, with what the function is where it stands. */
export interface CheckedCall {
  readonly call: Call;
  readonly entry: FunctionEntry;
  readonly command: CheckedCommand;
  /** True behind `by`. */
  readonly inKey: boolean;
}

/** The calls of a command: behind `by` some aggregates are functions of one row. */
export const callsIn = (command: CheckedCommand): readonly CheckedCall[] => {
  const { calls } = command;
  if (calls.length === 0) {
    return [];
  }
  const inKeys = new Set(expressionsInKeys(command));
  return calls.flatMap((call) => {
    const inKey = inKeys.has(call);
    const grouping = inKey ? groupingMeaning(call.name) : undefined;
    const entry = (grouping ?? functionMeaning(call.name))?.entry;
    return entry === undefined ? [] : { call, entry, command, inKey };
  });
};

const expressionsInKeys = ({ command, scope }: CheckedCommand): readonly Expression[] =>
  command.kind === 'stats' ? command.keys.flatMap(({ expression }) => uses(expression, scope)) : [];
