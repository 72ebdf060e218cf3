import { noStatistics } from '../../core/protocol/results.ts';
import type { RunSummary } from '../../core/protocol/runs.ts';

/** A run as the client would tell of it, with what matters to a test changed. */
export function runSummary(changes: Partial<RunSummary> & { readonly id: string }): RunSummary {
  return {
    title: `Run ${changes.id}`,
    query: 'stats count(*)',
    source: 'logs',
    range: undefined,
    timeRange: undefined,
    state: 'done',
    columns: [{ name: 'count(*)', type: 'number' }],
    rowCount: 1,
    version: 1,
    final: true,
    sort: undefined,
    progress: undefined,
    statistics: noStatistics,
    problems: [],
    problemCount: 0,
    ...changes,
  };
}
