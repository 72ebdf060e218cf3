import { cp, mkdir, realpath, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Cleanup, temporaryFolder } from '../../scripts/vscode/cleanup.ts';
import type { TestRun } from './test-run.ts';
import { writeUserSettings } from './user-settings.ts';

/** The folders of one VS Code under test, all of them new. */
export interface Folders {
  /** A copy of the samples: no test changes the project's. */
  readonly workspace: string;
  readonly userDataFolder: string;
  readonly extensionsFolder: string;
  /** Holds the others, and room for more. */
  readonly base: string;
}

export async function makeFolders(
  run: TestRun,
  cleanup: Cleanup,
  settings: Readonly<Record<string, unknown>> = {},
): Promise<Folders> {
  const base = await realpath(await temporaryFolder(cleanup));
  const folders = {
    base,
    workspace: join(base, 'samples'),
    userDataFolder: join(base, 'user-data'),
    extensionsFolder: join(base, 'extensions'),
  };
  await cp(join(run.extensionFolder, 'samples'), folders.workspace, { recursive: true });
  await mkdir(folders.extensionsFolder);
  await writeUserSettings(folders.userDataFolder, settings);
  return folders;
}

/**
 * Returns the folder of an extension that does nothing. VS Code runs a suite only next to an
 * extension in development; this one stands in when the extension under test is installed.
 */
export async function makeEmptyExtension(base: string): Promise<string> {
  const folder = join(base, 'empty-extension');
  const manifest = {
    name: 'empty',
    publisher: 'ctq-test',
    version: '0.0.1',
    engines: { vscode: '*' },
  };
  await mkdir(folder);
  await writeFile(join(folder, 'package.json'), JSON.stringify(manifest));
  return folder;
}
