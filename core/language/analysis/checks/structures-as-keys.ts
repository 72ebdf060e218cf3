import { type Problem, problem } from '../../problems/problem.ts';
import type { Command, Expression } from '../../syntax/ast.ts';
import type { Check } from '../context.ts';
import { typeOf } from '../types.ts';

/** Lists and maps where rows are grouped, ordered or compared: they count as missing there (guide). */
export const checkStructuresAsKeys: Check = ({ commands }) =>
  commands.flatMap(({ command, scope }) =>
    keysOf(command).flatMap((key): readonly Problem[] => {
      const type = typeOf(key, scope);
      return type === 'list' || type === 'map'
        ? [problem('structure-as-key', key.span, { type, command: command.name })]
        : [];
    }),
  );

const keysOf = (command: Command): readonly Expression[] => {
  switch (command.kind) {
    case 'stats':
      return command.keys.map(({ expression }) => expression);
    case 'sort':
      return command.keys.map(({ expression }) => expression);
    case 'dedup':
      return command.fields;
    default:
      return [];
  }
};
