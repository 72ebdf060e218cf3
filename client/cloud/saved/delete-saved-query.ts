import { window } from 'vscode';
import type { ClientContext } from '../../context.ts';
import { pickSavedQuery } from './pick-saved-query.ts';
import { placeText } from './places.ts';
import { targetOf } from './saved-query-target.ts';

/** Deletes a saved query, the one that a menu was opened on or that the user now chooses. */
export async function deleteSavedQuery(context: ClientContext, element?: unknown): Promise<void> {
  const target = targetOf(element) ?? (await pickSavedQuery(context, 'CTQ: Delete Saved Query'));
  if (target === undefined) return;
  const { query, place } = target;
  const where = placeText(place);
  const choice = await window.showWarningMessage(
    `CTQ: delete the saved query “${query.name}” from ${where}?`,
    { modal: true, detail: 'Everybody who uses the account loses it. This cannot be undone.' },
    'Delete',
  );
  if (choice !== 'Delete') return;
  const wasThere = await context.explorer.deleteSavedQuery(place, query.id);
  context.sourcesView.refresh();
  const text = wasThere ? 'was deleted from' : 'had already been deleted from';
  void window.showInformationMessage(`CTQ: “${query.name}” ${text} ${where}.`);
}
