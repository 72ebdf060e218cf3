import { commands, window } from 'vscode';
import type { CloudPlace } from '#protocol/cloud.ts';
import type { ClientContext } from '../../context.ts';
import { placeText } from './places.ts';
import { canBeSaved, putQuery } from './put-query.ts';
import { queryAtCursor } from './query-at-cursor.ts';
import { updatedQuery } from './saved-query-changes.ts';
import { savedQueryDocument } from './saved-query-document.ts';
import { seenQuery } from './seen-queries.ts';
import { createTextTabs, showDifference } from './text-tabs.ts';
import { type Update, updateAfterApproval, type UpdateOutcome } from './update-flow.ts';

/** Saves the query at the cursor over the saved query that it is, after showing what changes. */
export async function updateSavedQuery(context: ClientContext): Promise<void> {
  const at = await queryAtCursor(context);
  if (at === undefined) return;
  const { query, section } = at;
  if (section.reference === undefined) {
    return await offerToSave('the query at the cursor is no saved query yet: it has no # @saved.');
  }
  const { profile, region, id } = section.reference;
  const place = { profile, region };
  const outcome = await updateAfterApproval(
    {
      find: async () => (await context.explorer.savedQueries(place)).find((one) => one.id === id),
      next: (saved) => updatedQuery(saved, section, query.parameters),
      approves: async (update) => canBeSaved(update.next) && (await approves(update, place)),
      put: async (next) => void (await putQuery(context, place, next)),
    },
    seenQuery(context.extension.workspaceState, place, id),
  );
  await tell(outcome, placeText(place));
}

/** Shows the saved query and what it is to become, and asks. */
async function approves(update: Update, place: CloudPlace): Promise<boolean> {
  const { saved, next, isForeign } = update;
  const tabs = createTextTabs();
  await showDifference(tabs, `${saved.name}: saved ↔ here`, [
    savedQueryDocument(saved, { place, source: undefined }),
    savedQueryDocument(next, { place, source: undefined }),
  ]);
  const where = placeText(place);
  const renamed = saved.name === next.name ? '' : ` and rename it to “${next.name}”`;
  const action = isForeign ? 'Overwrite' : 'Update';
  const text = isForeign
    ? `CTQ: “${saved.name}” was changed in ${where} after you had opened it. Overwrite it with the query on the right${renamed}?`
    : `CTQ: update “${saved.name}” in ${where} to the query on the right${renamed}?`;
  const ask = isForeign ? window.showWarningMessage : window.showInformationMessage;
  const choice = await ask(text, action, 'Cancel');
  tabs.dispose();
  return choice === action;
}

async function tell(outcome: UpdateOutcome, where: string): Promise<void> {
  switch (outcome.kind) {
    case 'updated':
      void window.showInformationMessage(`CTQ: “${outcome.name}” was updated in ${where}.`);
      return;
    case 'unchanged':
      void window.showInformationMessage(
        `CTQ: “${outcome.name}” in ${where} is the same as here: there is nothing to update.`,
      );
      return;
    case 'gone':
      return await offerToSave(`the saved query is not in ${where} any more.`);
    case 'cancelled':
  }
}

async function offerToSave(problem: string): Promise<void> {
  const save = 'Save as New';
  const choice = await window.showWarningMessage(`CTQ: ${problem}`, save);
  if (choice === save) await commands.executeCommand('ctq.saveQuery');
}
