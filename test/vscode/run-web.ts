import type { Cleanup } from '../../scripts/vscode/cleanup.ts';
import { withDeadline } from '../../scripts/vscode/deadline.ts';
import { ensureHost } from '../../scripts/vscode/host.ts';
import { isNoise } from '../../scripts/vscode/noise.ts';
import { openWorkbench } from '../../scripts/vscode/open-workbench.ts';
import { startServer } from '../../scripts/vscode/start-server.ts';
import { bundleWebSuite } from './bundle-suite.ts';
import type { TestRun } from './test-run.ts';
import { makeFolders } from './workspace.ts';

const seconds = 120;

/** Where an extension has an entry for both, a server takes it unless this says otherwise. */
const inBrowser = { 'remote.extensionKind': { 'ctq.ctq': ['web'] } };

/** Runs the suite for browsers against the extension in its folder, in the browser's own host. */
export async function runSuiteInBrowser(run: TestRun, cleanup: Cleanup): Promise<void> {
  const folders = await makeFolders(run, cleanup, inBrowser);
  const host = await ensureHost();
  const server = await startServer(
    { ...host, ...folders, workspaceTrust: 'off', audience: 'suite' },
    cleanup,
  );
  const { suiteExit } = await openWorkbench(
    server,
    {
      chromium: host.chromium,
      folder: folders.workspace,
      extensionDevelopmentPath: run.extensionFolder,
      extensionTestsPath: await bundleWebSuite(run.extensionFolder),
      onConsole: (text) => {
        if (!isNoise(text)) console.log(text);
      },
    },
    cleanup,
  );
  const late = (): string => `the suite did not end within ${seconds} s`;
  if ((await withDeadline(suiteExit, seconds, late)) !== 0) {
    throw new Error('the suite for browsers failed');
  }
}
