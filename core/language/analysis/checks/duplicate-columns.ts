import { type Problem, problem } from '../../problems/problem.ts';
import type { Command, Item } from '../../syntax/ast.ts';
import type { Check } from '../context.ts';

/**
 * Columns that one list names twice: a result has each only once. Of an alias that is there already
 * the check of aliases speaks.
 */
export const checkDuplicateColumns: Check = ({ commands }) =>
  commands.flatMap(({ command }) => listsOf(command).flatMap(duplicates));

const listsOf = (command: Command): readonly (readonly Item[])[] => {
  switch (command.kind) {
    case 'fields':
    case 'display':
      return [command.items];
    case 'stats':
      return [[...command.keys, ...command.aggregates]];
    default:
      return [];
  }
};

const duplicates = (items: readonly Item[]): readonly Problem[] => {
  const seen = new Set<string>();
  return items.flatMap(({ name, span, alias }) => {
    const isRepeated = alias === undefined && seen.has(name);
    seen.add(name);
    return isRepeated ? problem('duplicate-column', span, { name }) : [];
  });
};
