import { ProgressLocation, window, workspace } from 'vscode';
import type { LocalSource } from '#protocol/results.ts';
import type { IndexProgress, SourceIndex } from '#protocol/source-index.ts';
import type { ClientContext } from '../context.ts';
import { settings } from '../settings.ts';
import { pickSource } from '../sources/pick-source.ts';
import { sourceOfChoice } from '../sources/source-of-query.ts';

/** Finds out which fields and values the events of the active source have. */
export async function indexSource(context: ClientContext): Promise<void> {
  if (!workspace.isTrusted) {
    throw new Error('sources are read in trusted workspaces only; trust this workspace first');
  }
  const uri = window.activeTextEditor?.document.uri;
  if (!settings.completesFromSource(uri)) {
    throw new Error('the setting ctq.completion.fromSource is off; turn it on to index a source');
  }
  const chosen = context.activeSource.current ?? (await pickSource(context));
  if (chosen === undefined) return;
  const source = sourceOfChoice({ uri }, chosen);
  if (source.kind !== 'local') {
    throw new Error(
      `"${source.name}" is in CloudWatch, which is asked for its fields whenever a query for it is written; only local sources are indexed`,
    );
  }
  const index = await indexWithProgress(context, source);
  if (index !== undefined) void window.showInformationMessage(`CTQ: ${indexText(source, index)}`);
}

async function indexWithProgress(
  { learner }: ClientContext,
  source: LocalSource,
): Promise<SourceIndex | undefined> {
  const title = `CTQ: looking at the events of ${source.name}`;
  const options = { location: ProgressLocation.Notification, title, cancellable: true };
  return await window.withProgress(options, async (progress, token) => {
    const controller = new AbortController();
    const listening = token.onCancellationRequested(() => controller.abort());
    let shown = 0;
    const onProgress = ({ done, total }: IndexProgress): void => {
      const share = total === 0 ? 0 : (100 * done) / total;
      progress.report({ message: `${done} of ${total} files`, increment: share - shown });
      shown = share;
    };
    try {
      return await learner.learn({ source, signal: controller.signal, onProgress });
    } finally {
      listening.dispose();
    }
  });
}

function indexText({ name }: LocalSource, { events, fields }: SourceIndex): string {
  if (events === 0) return `there are no CloudTrail events in ${name}`;
  const count = (amount: number, word: string): string =>
    `${amount.toLocaleString('en')} ${word}${amount === 1 ? '' : 's'}`;
  return `${count(fields.length, 'field')} of ${count(events, 'event')} of ${name} are known`;
}
