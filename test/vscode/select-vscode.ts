import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import {
  downloadAndUnzipVSCode,
  resolveCliArgsFromVSCodeExecutablePath,
} from '@vscode/test-electron';
import { launcherExecutable } from '../../scripts/vscode/executable.ts';
import { ensureHost } from '../../scripts/vscode/host.ts';

export interface VSCode {
  /** What `runTests` is given. */
  readonly executable: string;
  /** The start of a command line that takes `--install-extension`. */
  readonly commandLine: readonly [string, ...string[]];
}

/**
 * Returns the VS Code that the suite runs in: the one from npm, which needs no screen and no
 * download host but npm's; with CTQ_VSCODE=desktop the newest desktop release, which
 * @vscode/test-electron downloads. The suite is the same in both. A `code` on the PATH is not used:
 * it belongs to the user, and hands its arguments to a window that may be open already.
 */
export async function selectVSCode(): Promise<VSCode> {
  if (process.env['CTQ_VSCODE'] === 'desktop') return await desktop();
  await ensureHost();
  const executable = await launcherExecutable();
  return { executable, commandLine: [executable] };
}

async function desktop(): Promise<VSCode> {
  const executable = await downloadAndUnzipVSCode().catch((error: unknown) => {
    throw new Error(
      'the desktop VS Code could not be downloaded; unset CTQ_VSCODE to test in the one from npm',
      { cause: error },
    );
  });
  const [cli = executable, ...args] = resolveCliArgsFromVSCodeExecutablePath(executable, {
    reuseMachineInstall: true,
  });
  return { executable, commandLine: [cli, ...args] };
}

/** Installs a VSIX file into an extensions folder. */
export async function install(
  vscode: VSCode,
  file: string,
  folderArguments: readonly string[],
): Promise<void> {
  const [command, ...args] = vscode.commandLine;
  await promisify(execFile)(
    command,
    [...args, ...folderArguments, '--install-extension', file, '--force'],
    { shell: command.endsWith('.cmd') },
  );
}
