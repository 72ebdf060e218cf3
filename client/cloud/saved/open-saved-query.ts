import { window, workspace } from 'vscode';
import type { ClientContext } from '../../context.ts';
import { settings } from '../../settings.ts';
import { pickSavedQuery } from './pick-saved-query.ts';
import { cloudSources, sourceWithLogGroups } from './places.ts';
import { savedQueryDocument } from './saved-query-document.ts';
import { type SavedQueryTarget, targetOf } from './saved-query-target.ts';
import { keepSeen } from './seen-queries.ts';

/** Opens a saved query, the one that a menu was opened on or that the user now chooses. */
export async function openSavedQuery(context: ClientContext, element?: unknown): Promise<void> {
  const target = targetOf(element) ?? (await pickSavedQuery(context, 'CTQ: Open Saved Query'));
  if (target === undefined) return;
  const { place, query } = target;
  const own = sourceWithLogGroups(cloudSources(settings.sources()), place.region, query.logGroups);
  const source = own?.name ?? target.source;
  await openQueryFile(savedQueryDocument(query, { place, source }));
  await keepSeen(context.extension.workspaceState, { place, id: query.id }, query);
  if (own === undefined) explainSource(target);
}

/** Opens a text as a query file that has no name yet. */
export async function openQueryFile(content: string): Promise<void> {
  const document = await workspace.openTextDocument({ language: 'ctq', content });
  await window.showTextDocument(document, { preview: false });
}

/** A query that was saved for log groups of its own would run on others. */
function explainSource({ query: { name, logGroups }, source }: SavedQueryTarget): void {
  if (logGroups.length === 0 || source === undefined) return;
  const groups = logGroups.join(', ');
  void window.showInformationMessage(
    `CTQ: “${name}” was saved for ${groups}. No source of the settings has these log groups alone, so that here it runs on ${source}.`,
  );
}
