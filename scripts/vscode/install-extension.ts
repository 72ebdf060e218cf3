import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { folderArguments, type ServerOptions, withoutVSCodeVariables } from './start-server.ts';

/** Installs a VSIX file into an extensions folder, as `code --install-extension` does. */
export async function installExtension(
  serverMain: string,
  file: string,
  folders: Pick<ServerOptions, 'userDataFolder' | 'extensionsFolder'>,
): Promise<void> {
  const { stdout, stderr } = await promisify(execFile)(
    process.execPath,
    [serverMain, ...folderArguments(folders), '--install-extension', file, '--force'],
    { env: withoutVSCodeVariables(process.env) },
  );
  // The command exits with 0 also where the file is not an extension.
  if (stdout.includes('successfully installed')) return;
  throw new Error(`VS Code could not install ${file}:\n${stdout}\n${stderr}`);
}
