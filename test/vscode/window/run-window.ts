import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { cachePath } from '../../../scripts/vscode/cache.ts';
import type { Cleanup } from '../../../scripts/vscode/cleanup.ts';
import { ensureHost } from '../../../scripts/vscode/host.ts';
import { installExtension } from '../../../scripts/vscode/install-extension.ts';
import { openWorkbench } from '../../../scripts/vscode/open-workbench.ts';
import { startServer } from '../../../scripts/vscode/start-server.ts';
import { startTestCloud } from '../cloud/test-cloud.ts';
import { runSteps } from '../named-tests.ts';
import type { TestRun } from '../test-run.ts';
import { makeFolders } from '../workspace.ts';
import { cloudWindowTests } from './cloud-window-tests.ts';
import { queryFile, queryFileName } from './cloud-queries.ts';
import type { TestWindow } from './test-window.ts';
import { trustTests } from './trust-tests.ts';
import { windowTests } from './window-tests.ts';
import { writeQueryFile } from './writing-tests.ts';

/** Drives the window by keyboard, as a user does, and takes pictures of it. */
export async function runWindowTests(run: TestRun, cleanup: Cleanup): Promise<void> {
  const window = await openWindow(run, 'off', cleanup);
  await writeQueryFile(window);
  await runSteps(windowTests(window), () => pictureOfFailure(window));
}

/** Runs queries on a stand-in for CloudWatch by keyboard, through a reload of the window. */
export async function runCloudTests(run: TestRun, cleanup: Cleanup): Promise<void> {
  const cloud = await startTestCloud(cleanup);
  const window = await openWindow(run, 'off', cleanup, cloud.environment);
  await writeFile(join(window.folders.workspace, 'queries', queryFileName), queryFile);
  await runSteps(cloudWindowTests({ ...window, cloud }), () => pictureOfFailure(window));
}

/** Checks what an untrusted folder allows and what it does not. */
export async function runTrustTests(run: TestRun, cleanup: Cleanup): Promise<void> {
  const window = await openWindow(run, 'on', cleanup);
  await runSteps(trustTests(window), () => pictureOfFailure(window));
}

/** Never among the README's images, wherever the other pictures go. */
async function pictureOfFailure({ page }: TestWindow): Promise<void> {
  const path = cachePath('failed.png');
  await page.screenshot({ path });
  console.log(`the window at that moment: ${path}`);
}

async function openWindow(
  run: TestRun,
  workspaceTrust: 'on' | 'off',
  cleanup: Cleanup,
  environment: Readonly<Record<string, string>> = {},
): Promise<TestWindow> {
  const folders = await makeFolders(run, cleanup);
  const host = await ensureHost();
  await installExtension(host.serverMain, run.vsix, folders);
  const server = await startServer(
    { ...host, ...folders, workspaceTrust, audience: 'person', environment },
    cleanup,
  );
  const { page } = await openWorkbench(
    server,
    { chromium: host.chromium, folder: folders.workspace, scale: run.scale },
    cleanup,
  );
  return { page, folders, screenshots: run.screenshots };
}
