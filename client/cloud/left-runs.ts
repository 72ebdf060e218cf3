import { type Disposable, type ExtensionContext, workspace } from 'vscode';
import { systemClock } from '#backends/clock.ts';
import { listFiles } from '#backends/cloudwatch/run/journal-files.ts';
import { cloudStorage } from '#backends/cloudwatch/storage.ts';
import { messageOf } from '#protocol/rpc.ts';
import type { ClientContext } from '../context.ts';
import { resumeInTime } from './resume-runs.ts';
import { startJanitor } from './start-janitor.ts';

/**
 * Goes on with the runs that this workspace had when its window was reloaded or went away, once the
 * workspace is trusted. Does not start the engine's thread where there are none.
 */
export function resumeLeftRuns(context: ClientContext): Disposable {
  const leaving = new AbortController();
  const { workspaceKey } = context;
  const resumption = {
    folder: runsFolder(context.extension),
    workspace: workspaceKey,
    clock: systemClock,
    resume: async () => await resume(context),
  };
  const start = (): void => {
    void logged(context, async () => await resumeInTime(resumption, leaving.signal));
  };
  if (workspace.isTrusted) start();
  const trust = workspace.onDidGrantWorkspaceTrust(start);
  return {
    dispose: () => {
      trust.dispose();
      leaving.abort();
    },
  };
}

/**
 * Goes on with the runs that the engine's thread had when it crashed. The new thread stops what is
 * left of them at CloudWatch, or of all where none may go on.
 */
export async function resumeLostRuns(context: ClientContext, mayResume: boolean): Promise<void> {
  const { extension, runs } = context;
  await logged(context, async () => {
    const files = await listFiles(runsFolder(extension));
    if (!files.some(({ owner }) => owner.pid === process.pid)) return;
    if (mayResume) await resume(context);
    else runs.startEngine();
  });
}

/**
 * Sees to it that no query goes on at CloudWatch for nobody. Whether a window is reloaded or closed
 * is not told, so a small program of its own waits for the next window to claim what runs, and stops
 * what has not been claimed.
 */
export function leaveRuns(extension: ExtensionContext): void {
  startJanitor(extension.asAbsolutePath('dist/worker.js'), runsFolder(extension));
}

async function resume({ runs, results, workspaceKey, log }: ClientContext): Promise<void> {
  const requests = await runs.host.request('resumable', { workspace: workspaceKey });
  for (const request of requests) {
    const { uri = '', line = 0 } = request.keeper ?? {};
    const runId = runs.resume(request, { uri, line });
    log.info(`goes on with “${request.title}”, whose window or engine has gone`);
    await results.show(runId);
  }
}

async function logged({ log }: ClientContext, work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    log.error(`runs that were left could not be resumed: ${messageOf(error)}`);
  }
}

const runsFolder = ({ globalStorageUri }: ExtensionContext): string =>
  cloudStorage(globalStorageUri.fsPath).runs;
