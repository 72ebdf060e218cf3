import { spawn } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import type { ExtensionContext } from 'vscode';
import { cloudStorage } from '#backends/cloudwatch/storage.ts';
import { messageOf } from '#protocol/rpc.ts';
import type { ClientContext } from '../context.ts';

/**
 * Goes on with the runs that this workspace had when its window was reloaded or went away. Does not
 * start the engine's thread where there are none.
 */
export async function resumeLeftRuns(context: ClientContext): Promise<void> {
  const { extension, runs, results, workspaceKey: workspace, log } = context;
  try {
    if (!(await hasEntries(runsFolder(extension)))) return;
    const requests = await runs.host.request('resumable', { workspace });
    for (const request of requests) {
      const { uri = '', line = 0 } = request.keeper ?? {};
      const runId = runs.start(request, { uri, line });
      log.info(`goes on with “${request.title}”, which was running in a window that has gone`);
      await results.show(runId);
    }
  } catch (error) {
    log.error(`runs that were left could not be resumed: ${messageOf(error)}`);
  }
}

/**
 * Sees to it that no query goes on at CloudWatch for nobody. Whether a window is reloaded or closed
 * is not told, so a small program of its own waits for the next window to claim what runs, and stops
 * what has not been claimed.
 */
export function leaveRuns(extension: ExtensionContext): void {
  const folder = runsFolder(extension);
  if (!hasEntriesNow(folder)) return;
  const program = extension.asAbsolutePath('dist/worker.js');
  const janitor = spawn(process.execPath, [program, 'janitor', folder], {
    detached: true,
    stdio: 'ignore',
    // What VS Code runs on is no Node unless it is told to be.
    env: { ...process.env, ELECTRON_RUN_AS_NODE: '1' },
  });
  // This process is about to end: what could not be stopped now, the next window stops.
  janitor.on('error', () => {});
  janitor.unref();
}

const runsFolder = ({ globalStorageUri }: ExtensionContext): string =>
  cloudStorage(globalStorageUri.fsPath).runs;

async function hasEntries(folder: string): Promise<boolean> {
  try {
    return (await readdir(folder)).length > 0;
  } catch {
    // There has never been a run.
    return false;
  }
}

function hasEntriesNow(folder: string): boolean {
  try {
    return readdirSync(folder).length > 0;
  } catch {
    return false;
  }
}
