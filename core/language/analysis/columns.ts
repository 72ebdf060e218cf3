import type { Query } from '../syntax/ast.ts';
import { columnsOfCommands } from './flow.ts';
import type { Column } from './table.ts';

export type { Column } from './table.ts';

/**
 * The columns of a query's result, in order (guide). The last `display` decides, unless
 * a command follows that makes other rows, such as `stats`; without one the `fields` since then,
 * all together; without those the outputs of that command, of `stats` the keys first, and of
 * events `@timestamp` and `@message`. What `lookup`, `addtotals` and the like add is shown too,
 * unless a `display` follows. Where a name occurs twice the column keeps its first place and gets
 * its last value.
 */
export const columnsOf = ({ commands }: Pick<Query, 'commands'>): readonly Column[] =>
  columnsOfCommands(commands);
