import { functionMeaning } from '#language/catalogue/functions.ts';
import type { Command, Item, StatsCommand } from '#language/syntax/ast.ts';
import { subqueriesOf } from '#language/syntax/children.ts';
import { functionName } from './calls-in.ts';
import { isRowWise } from './slice-obstacle.ts';

/** Why rows before a `stats` can't be taken slice by slice; undefined where they can. */
export function earlyObstacle(commands: readonly Command[]): string | undefined {
  const other = commands.find((command) => !isRowWise(command));
  return other && `${other.name} has to see all events at once`;
}

/** Why what follows the first `stats` can't be done here; undefined where it can. */
export function tailObstacle(
  stats: StatsCommand,
  commands: readonly Command[],
): string | undefined {
  for (const command of commands) {
    const isForeign = command.kind === 'parse' && command.mode === 'xml';
    if (isForeign || !DONE_HERE.has(command.kind)) {
      return `CloudWatch alone can do ${command.name} behind stats`;
    }
    if (subqueriesOf(command).length > 0) {
      return `the query in parentheses of ${command.name} has to see the whole range`;
    }
    if (command.kind === 'fillmissing' && !hasPlainBins(stats)) {
      return 'fillmissing has to know the bins, and they are made before stats or moved';
    }
  }
  return undefined;
}

const DONE_HERE: ReadonlySet<Command['kind']> = new Set([
  'fields',
  'display',
  'filter',
  'parse',
  'json',
  'stats',
  'sort',
  'limit',
  'dedup',
  'unnest',
  'expand',
  'addtotals',
  'accum',
  'autoregress',
  'filldown',
  'fillmissing',
  'outlier',
]);

const hasPlainBins = ({ keys, offset }: StatsCommand): boolean =>
  offset === undefined && keys.some((key) => binLength(key) !== undefined);

/** The length of the periods that a key is cut into by itself. */
export function binLength({ expression }: Item): Item['expression'] | undefined {
  if (expression.kind !== 'call' || !CUTTING.has(functionName(expression))) return undefined;
  const length = expression.arguments.at(-1);
  return length?.kind === 'duration' ? length : undefined;
}

const CUTTING: ReadonlySet<string> = new Set(
  ['bin', 'datefloor', 'dateceil'].map((name) => functionMeaning(name)?.name ?? name),
);
