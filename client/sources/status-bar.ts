import { type Disposable, StatusBarAlignment, type StatusBarItem, window } from 'vscode';
import type { RunSummary } from '#protocol/runs.ts';
import type { ClientContext } from '../context.ts';
import type { RunList } from '../results/run-list.ts';
import type { ActiveSource } from './active-source.ts';
import { followSourceAtCursor, type SourceAtCursor } from './source-at-cursor.ts';

/**
 * Shows where the query at the cursor would run while a query file is open, and the progress of
 * what runs.
 */
export function showStatusBar(context: ClientContext): Disposable {
  const { activeSource, runs } = context;
  const item = window.createStatusBarItem('ctq.source', StatusBarAlignment.Left, 10);
  item.name = 'CTQ Source';
  const atCursor = followSourceAtCursor(context);
  const update = (): void => updateItem(item, runs, { activeSource, atCursor });
  const stopListening = runs.onChange(update);
  const subscriptions = [
    activeSource.onChange(update),
    atCursor.onChange(update),
    atCursor,
    window.onDidChangeActiveTextEditor(update),
    item,
  ];
  update();
  return {
    dispose: () => {
      stopListening();
      for (const subscription of subscriptions) subscription.dispose();
    },
  };
}

interface Sources {
  readonly activeSource: ActiveSource;
  readonly atCursor: SourceAtCursor;
}

function updateItem(item: StatusBarItem, runs: RunList, sources: Sources): void {
  const running = runs.summaries.filter(({ state }) => state === 'running');
  const isQueryFile = window.activeTextEditor?.document.languageId === 'ctq';
  if (running.length > 0) showProgress(item, running);
  else showSource(item, sources);
  if (running.length > 0 || isQueryFile) item.show();
  else item.hide();
}

function showProgress(item: StatusBarItem, running: readonly RunSummary[]): void {
  const [run] = running;
  const { done = 0, total = 0 } = run?.progress ?? {};
  const share = total > 0 ? ` ${Math.floor((100 * done) / total)}%` : '';
  item.text = `$(sync~spin) ${running.length === 1 ? run?.title : `${running.length} queries`}${share}`;
  item.tooltip = 'CTQ: a query is running. Click to cancel it.';
  item.command = 'ctq.cancel';
}

function showSource(item: StatusBarItem, { activeSource, atCursor }: Sources): void {
  const { current } = activeSource;
  item.text = `$(database) ${atCursor.current ?? current?.label ?? 'Select Source'}`;
  const others =
    current === undefined
      ? 'No source is active for queries without one.'
      : `Queries without one run on ${current.nameOrPath}.`;
  item.tooltip =
    atCursor.current === undefined
      ? `CTQ: the query at the cursor has no @source of its own. ${others}`
      : `CTQ: the query at the cursor runs on its @source, ${atCursor.current}. ${others}`;
  item.command = 'ctq.selectSource';
}
