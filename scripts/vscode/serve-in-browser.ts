import { randomUUID } from 'node:crypto';
import { existsSync, statSync } from 'node:fs';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { projectRoot } from '../project.ts';
import { runScript } from '../run.ts';
import { cachePath } from './cache.ts';
import type { Cleanup } from './cleanup.ts';
import { installExtension } from './install-extension.ts';
import { ensureServer } from './install-server.ts';
import { newestVsix } from './newest-vsix.ts';
import { type ServerOptions, startServer } from './start-server.ts';
import { workbenchAddress, type WorkbenchContent } from './workbench-address.ts';

type Folders = Pick<ServerOptions, 'userDataFolder' | 'extensionsFolder'>;

/** Starts the VS Code from npm with the extension, prints its address and serves until Ctrl+C. */
export async function serveInBrowser(
  content: Pick<WorkbenchContent, 'folder' | 'file'>,
  cleanup: Cleanup,
): Promise<void> {
  const serverMain = await ensureServer();
  const folders = {
    userDataFolder: cachePath('start/user-data'),
    extensionsFolder: cachePath('start/extensions'),
  };
  await prepareUserData(folders.userDataFolder);
  await installBuild(serverMain, folders);
  const token = await writeToken();
  const server = await startServer(
    {
      ...folders,
      serverMain,
      // The samples are ours, and only they are opened.
      workspaceTrust: 'off',
      audience: 'person',
      port: '8790-8799',
      tokenFile: token.file,
    },
    cleanup,
  );
  const address = workbenchAddress(server.authority, { ...content, token: token.secret });
  console.log(`\nVS Code is ready. Open this address in a browser:\n\n  ${address}\n`);
  console.log('Press Ctrl+C here to stop it.');
  await server.exited;
  throw new Error(`the VS Code server ended by itself. It printed:\n${server.recentOutput()}`);
}

/** Settings for the first time only: from then on they are the user's. */
async function prepareUserData(userDataFolder: string): Promise<void> {
  const file = join(userDataFolder, 'User/settings.json');
  if (existsSync(file)) return;
  await mkdir(join(userDataFolder, 'User'), { recursive: true });
  const settings = {
    'workbench.startupEditor': 'none',
    'workbench.secondarySideBar.defaultVisibility': 'hidden',
    'chat.disableAIFeatures': true,
  };
  await writeFile(file, `${JSON.stringify(settings, undefined, 2)}\n`);
}

/** Installs the packed extension, so the user gets what a user of the VSIX gets. */
async function installBuild(serverMain: string, folders: Folders): Promise<void> {
  await rm(folders.extensionsFolder, { recursive: true, force: true });
  await mkdir(folders.extensionsFolder, { recursive: true });
  if (currentVsix() === undefined) await runScript('scripts/package.ts');
  const vsix = currentVsix();
  if (vsix === undefined) throw new Error('scripts/package.ts left no ctq-*.vsix to install');
  await installExtension(serverMain, vsix, folders);
}

/** The packed extension, unless it was built again since. */
function currentVsix(): string | undefined {
  const vsix = newestVsix(projectRoot);
  const bundle = join(projectRoot, 'dist/extension.js');
  if (vsix === undefined || !existsSync(bundle)) return undefined;
  return vsix.packed >= statSync(bundle).mtimeMs ? vsix.path : undefined;
}

/** Who knows the token can do what the user can; it is new each time and readable by the user. */
async function writeToken(): Promise<{ readonly file: string; readonly secret: string }> {
  const file = cachePath('start/token');
  const secret = randomUUID();
  await rm(file, { force: true });
  await writeFile(file, secret, { mode: 0o600 });
  return { file, secret };
}
