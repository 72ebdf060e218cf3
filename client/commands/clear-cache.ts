import { window } from 'vscode';
import type { ClientContext } from '../context.ts';

/** Forgets what was learned of local sources, in memory and on disk; rejects where it can't. */
export async function clearCache({ runs, learner }: ClientContext): Promise<void> {
  learner.forget();
  await runs.host.request('clearCache', undefined);
  void window.showInformationMessage('CTQ: what was known of log files is forgotten.');
}
