import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { cloudSources } from './cloud/cloud-sources.ts';

/** Writes the settings of a VS Code under test, before it starts: those of all, and more. */
export async function writeUserSettings(
  userDataFolder: string,
  more: Readonly<Record<string, unknown>>,
): Promise<void> {
  const folder = join(userDataFolder, 'User');
  await mkdir(folder, { recursive: true });
  const settings = { ...userSettings, ...more };
  await writeFile(join(folder, 'settings.json'), JSON.stringify(settings, undefined, 2));
}

/** Quiet, and nothing in the window that does not belong to what the pictures show. */
const userSettings: Readonly<Record<string, unknown>> = {
  'ctq.sources': cloudSources,
  'workbench.colorTheme': 'Default Dark Modern',
  'chat.disableAIFeatures': true,
  'workbench.startupEditor': 'none',
  'workbench.secondarySideBar.defaultVisibility': 'hidden',
  'workbench.tips.enabled': false,
  'workbench.layoutControl.enabled': false,
  'editor.minimap.enabled': false,
  'editor.stickyScroll.enabled': false,
  // Words of the file would hide that the extension suggests nothing.
  'editor.wordBasedSuggestions': 'off',
  // In a browser VS Code saves by itself; what the tests type must be gone after a revert.
  'files.autoSave': 'off',
  'extensions.ignoreRecommendations': true,
  'extensions.autoUpdate': false,
  'extensions.autoCheckUpdates': false,
  'git.enabled': false,
  'telemetry.telemetryLevel': 'off',
  'update.mode': 'none',
  // An untrusted folder is restricted at once, with the banner instead of a dialog.
  'security.workspace.trust.startupPrompt': 'never',
  'security.workspace.trust.banner': 'always',
};
