import type { RunSummary } from '#protocol/runs.ts';
import { counted } from './format.ts';
import { stateSigns } from './icons.ts';
import type { PageState } from './state.ts';

/** What a screen reader should say of a run that has changed; undefined where it is no news. */
export function news({ runs }: PageState, run: RunSummary): string | undefined {
  const before = runs.find(({ id }) => id === run.id);
  if (before === undefined) return `${run.title}: running`;
  if (before.state !== run.state) {
    return `${run.title}: ${stateSigns[run.state].text}, ${counted(run.rowCount, 'row')}`;
  }
  if (before.sort === undefined && run.sort === undefined) return undefined;
  if (JSON.stringify(before.sort) === JSON.stringify(run.sort)) return undefined;
  if (run.sort === undefined) return 'not sorted any more';
  return `sorted by ${run.columns[run.sort.column]?.name ?? ''}, ${run.sort.direction}`;
}
