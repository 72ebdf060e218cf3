import type { Expression } from './ast.ts';
import { parseQueryFile } from './parse.ts';

/** The expression that a text is; undefined where it is anything else or has a mistake. */
export const parseExpression = (text: string): Expression | undefined => {
  const { queries, problems } = parseQueryFile(`fields ${text}`);
  const commands = queries[0]?.commands ?? [];
  const [command] = commands;
  if (problems.length > 0 || commands.length !== 1 || command?.kind !== 'fields') {
    return undefined;
  }
  const [item] = command.items;
  return command.items.length === 1 && item?.alias === undefined ? item?.expression : undefined;
};
