import type { Query } from '../syntax/ast.ts';
import type { Scope } from './definition.ts';
import { scopesOfCommands } from './flow.ts';

export type { Definition, Scope } from './definition.ts';
export { mapItems } from './items.ts';

/**
 * The scope before each command of the query, and after the last: one more than there are
 * commands.
 */
export const scopesOf = ({ commands }: Pick<Query, 'commands'>): readonly Scope[] =>
  scopesOfCommands(commands);
