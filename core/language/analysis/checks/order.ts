import { type Problem, problem } from '../../problems/problem.ts';
import type { Command } from '../../syntax/ast.ts';
import type { Check, CheckedCommand } from '../context.ts';
import { hasBin, hasPeriods } from '../has-bin.ts';

/** Commands in an order that CloudWatch refuses (guide). */
export const checkOrder: Check = ({ query: { commands }, commands: whole }) =>
  commands.flatMap((command, index) =>
    rules.flatMap((rule) => rule(command, { commands, index, whole }) ?? []),
  );

interface CommandsAround {
  readonly commands: readonly Command[];
  readonly index: number;
  /** Those that are not half typed, with what is known where they stand. */
  readonly whole: readonly CheckedCommand[];
}

type Rule = (command: Command, around: CommandsAround) => Problem | undefined;

/** CloudWatch's quotas (guide). */
const MOST_STATS = 10;
const MOST_JOINS = 1;

/** A query that runs on several log groups may begin with several. */
const sourceFirst: Rule = ({ kind, nameSpan }, { commands, index }) =>
  kind === 'source' && commands.slice(0, index).some((before) => before.kind !== 'source')
    ? problem('source-not-first', nameSpan, {})
    : undefined;

const afterLastStats: Rule = ({ kind, name, nameSpan }, { commands, index }) =>
  (kind === 'sort' || kind === 'limit') && commands.findLastIndex(isStats) > index
    ? problem('sort-or-limit-before-stats', nameSpan, { name })
    : undefined;

const afterDedup: Rule = ({ kind, name, nameSpan }, { commands, index }) => {
  const dedup = commands.findIndex((candidate) => candidate.kind === 'dedup');
  return dedup >= 0 && index > dedup && !AFTER_DEDUP.has(kind)
    ? problem('only-limit-after-dedup', nameSpan, { name })
    : undefined;
};

/** `estimate` has to stand last, whatever comes before it. */
const AFTER_DEDUP: ReadonlySet<Command['kind']> = new Set(['limit', 'estimate', 'unknown']);

const statsCount: Rule = (command, { commands }) =>
  command === commands.filter(isStats)[MOST_STATS]
    ? problem('too-many-stats', command.nameSpan, { limit: MOST_STATS })
    : undefined;

const joinCount: Rule = (command, { commands }) =>
  command === commands.filter(({ kind }) => kind === 'join')[MOST_JOINS]
    ? problem('too-many-joins', command.nameSpan, { limit: MOST_JOINS })
    : undefined;

/** What a sort before the last command that makes rows of its own has ordered is gone. */
const patternBeforeSort: Rule = ({ kind, name, nameSpan }, { commands, index }) =>
  kind === 'pattern' && commands.slice(0, index).some((before) => before.kind === 'sort')
    ? problem('pattern-after-sort', nameSpan, { name })
    : undefined;

const behindPattern: Rule = ({ kind, name, nameSpan }, { commands, index }) =>
  (kind === 'diff' || kind === 'anomaly') && commands[index - 1]?.kind !== 'pattern'
    ? problem('needs-pattern', nameSpan, { name })
    : undefined;

const last: Rule = ({ kind, name, nameSpan }, { commands, index }) =>
  kind === 'estimate' && index < commands.length - 1
    ? problem('not-last', nameSpan, { name })
    : undefined;

const behindBins: Rule = ({ kind, name, nameSpan }, { commands, index, whole }) => {
  if (kind !== 'fillmissing') {
    return undefined;
  }
  const stats = commands.slice(0, index).findLast(isStats);
  const scope = whole.find(({ command }) => command === stats)?.scope;
  // Of a half-typed stats nobody knows yet.
  const isMissing = stats === undefined || (scope !== undefined && !hasPeriods(stats, scope));
  return isMissing ? problem('needs-bin', nameSpan, { name }) : undefined;
};

const offsetOfBins: Rule = (command) =>
  command.kind === 'stats' && command.offset !== undefined && !hasBin(command)
    ? problem('needs-bin', command.offset.span, { name: 'offset' })
    : undefined;

const behindTable: Rule = ({ kind, name, nameSpan }, { commands, index }) =>
  kind === 'appendcols' && commands.slice(0, index).every((before) => before.kind === 'source')
    ? problem('needs-table', nameSpan, { name })
    : undefined;

const isStats = (command: Command): command is Command & { readonly kind: 'stats' } =>
  command.kind === 'stats';

const rules: readonly Rule[] = [
  sourceFirst,
  afterLastStats,
  afterDedup,
  statsCount,
  joinCount,
  patternBeforeSort,
  behindPattern,
  last,
  behindBins,
  offsetOfBins,
  behindTable,
];
