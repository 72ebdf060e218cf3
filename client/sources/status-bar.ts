import { type Disposable, StatusBarAlignment, type StatusBarItem, window } from 'vscode';
import type { RunSummary } from '#protocol/runs.ts';
import type { RunList } from '../results/run-list.ts';
import type { ActiveSource } from './active-source.ts';

/** Shows the active source while a query file is open, and the progress of what runs. */
export function showStatusBar(activeSource: ActiveSource, runs: RunList): Disposable {
  const item = window.createStatusBarItem('ctq.source', StatusBarAlignment.Left, 10);
  item.name = 'CTQ Source';
  const update = (): void => updateItem(item, activeSource, runs);
  const stopListening = runs.onChange(update);
  const subscriptions = [
    activeSource.onChange(update),
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

function updateItem(item: StatusBarItem, activeSource: ActiveSource, runs: RunList): void {
  const running = runs.summaries.filter(({ state }) => state === 'running');
  const isQueryFile = window.activeTextEditor?.document.languageId === 'ctq';
  if (running.length > 0) showProgress(item, running);
  else showSource(item, activeSource);
  if (running.length > 0 || isQueryFile) item.show();
  else item.hide();
}

function showProgress(item: StatusBarItem, running: readonly RunSummary[]): void {
  const [run] = running;
  const { filesDone = 0, filesTotal = 0 } = run?.progress ?? {};
  const share = filesTotal > 0 ? ` ${Math.floor((100 * filesDone) / filesTotal)}%` : '';
  item.text = `$(sync~spin) ${running.length === 1 ? run?.title : `${running.length} queries`}${share}`;
  item.tooltip = 'CTQ: a query is running. Click to cancel it.';
  item.command = 'ctq.cancel';
}

function showSource(item: StatusBarItem, { current }: ActiveSource): void {
  item.text = `$(database) ${current?.label ?? 'Select Source'}`;
  item.tooltip =
    current === undefined
      ? 'CTQ: no source is active. Queries with an @source of their own run there.'
      : `CTQ: queries without an @source of their own run on ${current.nameOrPath}`;
  item.command = 'ctq.selectSource';
}
