import { window, workspace } from 'vscode';
import type { ClientContext } from '../../../context.ts';
import type { ChosenSource } from '../../../sources/active-source.ts';
import { editSources, entriesIn, writeEntries } from '../sources-setting.ts';
import { type SourceDraft, settingEntry } from './draft.ts';

/** Writes the source into the settings, makes it the active one and says so. */
export async function saveSource(
  { activeSource }: ClientContext,
  draft: SourceDraft,
): Promise<ChosenSource | undefined> {
  const { name, scope = 'user' } = draft;
  if (name === undefined) return undefined;
  // What the user's settings have holds in every workspace, so its paths are absolute.
  const folder = scope === 'workspace' ? workspace.workspaceFolders?.[0]?.uri.fsPath : undefined;
  await writeEntries(scope, { ...entriesIn(scope), [name]: settingEntry(draft, folder) });
  const source = { nameOrPath: name, label: name };
  await activeSource.choose(source);
  void tellSaved(name, scope);
  return source;
}

async function tellSaved(name: string, scope: 'workspace' | 'user'): Promise<void> {
  const edit = 'Edit Settings';
  const message = `CTQ: “${name}” is now a source, and the active one.`;
  if ((await window.showInformationMessage(message, edit)) === edit) await editSources(scope);
}
