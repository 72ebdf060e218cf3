import { commands, ConfigurationTarget, workspace } from 'vscode';
import { isObject } from '#protocol/guard.ts';
import type { SettingScope } from './add-source/draft.ts';

type Entries = Readonly<Record<string, unknown>>;

/** The entries that the settings of a scope have themselves. */
export function entriesIn(scope: SettingScope): Entries {
  const found = workspace.getConfiguration('ctq').inspect<unknown>('sources');
  const value = scope === 'workspace' ? found?.workspaceValue : found?.globalValue;
  return isObject(value) ? value : {};
}

export async function writeEntries(scope: SettingScope, entries: Entries): Promise<void> {
  const target = scope === 'workspace' ? ConfigurationTarget.Workspace : ConfigurationTarget.Global;
  // The last entry takes the setting with it.
  const value = Object.keys(entries).length === 0 ? undefined : entries;
  await workspace.getConfiguration('ctq').update('sources', value, target);
}

/** The scope whose settings have the source; that of the workspace wins. */
export function scopeOf(name: string): SettingScope | undefined {
  return (['workspace', 'user'] as const).find((scope) => Object.hasOwn(entriesIn(scope), name));
}

/** Opens the file of the settings at the sources. */
export async function editSources(scope: SettingScope): Promise<void> {
  const file =
    scope === 'workspace'
      ? 'workbench.action.openWorkspaceSettingsFile'
      : 'workbench.action.openSettingsJson';
  await commands.executeCommand(file, { revealSetting: { key: 'ctq.sources' } });
}
