import { join } from 'node:path';
import { cachePath } from './cache.ts';
import { ensureInstalled, npmInstall } from './npm-install.ts';

/** This release of code-server holds VS Code 1.139.1. */
const version = '4.139.1';

/**
 * Returns the path of the VS Code server's `server-main.js`, fetched from npm when it is missing.
 *
 * The npm package code-server ships the VS Code server and workbench without their dependencies,
 * which its install script would fetch and compile. Fetching them without compiling loses a native
 * log writer and a watchdog, both of which VS Code does without.
 */
export async function ensureServer(): Promise<string> {
  const folder = cachePath(`code-server-${version}`);
  const vscode = join(folder, 'node_modules/code-server/lib/vscode');
  await ensureInstalled({
    title: 'the VS Code server',
    folder,
    packages: [`code-server@${version}`],
    finish: async () => {
      await npmInstall(vscode, []);
      await npmInstall(join(vscode, 'extensions'), []);
    },
  });
  return join(vscode, 'out/server-main.js');
}
