import { commands, type Disposable, window, workspace } from 'vscode';
import { sourcesProblems } from '#backends/sources.ts';
import { settings } from '../settings.ts';

/** Says what is wrong with the setting `ctq.sources`, now and whenever it changes. */
export function watchSourceProblems(): Disposable {
  void reportProblems();
  return workspace.onDidChangeConfiguration((change) => {
    if (change.affectsConfiguration('ctq.sources')) void reportProblems();
  });
}

async function reportProblems(): Promise<void> {
  const [problem, ...others] = sourcesProblems(settings.sources());
  if (problem === undefined) return;
  const more = others.length > 0 ? ` (and ${others.length} more)` : '';
  const open = 'Open Settings';
  const choice = await window.showWarningMessage(`CTQ: ${problem}${more}`, open);
  if (choice === open)
    await commands.executeCommand('workbench.action.openSettings', 'ctq.sources');
}
