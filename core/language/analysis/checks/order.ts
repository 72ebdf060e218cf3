import { type Problem, problem } from '../../problems/problem.ts';
import type { Check } from '../context.ts';

/** CloudWatch's quota (reference 2.7). */
const MOST_STATS = 10;

/** Commands in an order that CloudWatch refuses (reference 2.21). */
export const checkOrder: Check = ({ query: { commands } }) => {
  const stats = commands.filter(({ kind }) => kind === 'stats');
  const lastStats = commands.findLastIndex(({ kind }) => kind === 'stats');
  const dedup = commands.findIndex(({ kind }) => kind === 'dedup');
  return commands.flatMap((command, index): readonly Problem[] => {
    const { kind, name, nameSpan } = command;
    if ((kind === 'sort' || kind === 'limit') && index < lastStats) {
      return [problem('sort-or-limit-before-stats', nameSpan, { name })];
    }
    if (dedup >= 0 && index > dedup && kind !== 'limit' && kind !== 'unknown') {
      return [problem('only-limit-after-dedup', nameSpan, { name })];
    }
    return command === stats[MOST_STATS]
      ? [problem('too-many-stats', nameSpan, { limit: MOST_STATS })]
      : [];
  });
};
