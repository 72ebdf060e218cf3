import { runTests } from '@vscode/test-electron';
import { type Cleanup, withCleanup } from '../../scripts/vscode/cleanup.ts';
import { bundleSuite } from './bundle-suite.ts';
import { serveControl } from './cloud/control.ts';
import { startTestCloud } from './cloud/test-cloud.ts';
import type { TestRun } from './test-run.ts';
import { install, selectVSCode, type VSCode } from './select-vscode.ts';
import { type Folders, makeEmptyExtension, makeFolders } from './workspace.ts';

/** Runs the suite against the extension in its own folder. */
export async function runSuiteInDevelopment(run: TestRun, cleanup: Cleanup): Promise<void> {
  const folders = await makeFolders(run, cleanup);
  await runSuite(
    {
      vscode: await selectVSCode(),
      folders,
      developmentFolder: run.extensionFolder,
      extensionFolder: run.extensionFolder,
      part: 'all',
    },
    cleanup,
  );
}

/** Runs the suite against the VSIX, installed into an extensions folder that holds nothing else. */
export async function runSuiteOnVsix(run: TestRun, cleanup: Cleanup): Promise<void> {
  await runOnVsix(run, cleanup, 'all');
}

/** How many starts of VS Code may miss the budget of activation because the machine is busy. */
const activationStarts = 3;

/** Measures how long the installed extension takes to activate: the best of up to three starts. */
export async function measureActivation(run: TestRun, cleanup: Cleanup): Promise<void> {
  for (let start = 1; ; start += 1) {
    try {
      return await withCleanup(cleanup, (ofStart) => runOnVsix(run, ofStart, 'activation'));
    } catch (error) {
      if (start === activationStarts || cleanup.hasEnded) throw error;
      console.log(`start ${start} of ${activationStarts} was not within the budget`);
    }
  }
}

async function runOnVsix(run: TestRun, cleanup: Cleanup, part: SuiteRun['part']): Promise<void> {
  const folders = await makeFolders(run, cleanup);
  const vscode = await selectVSCode();
  await install(vscode, run.vsix, folderArguments(folders));
  await runSuite(
    {
      vscode,
      folders,
      developmentFolder: await makeEmptyExtension(folders.base),
      extensionFolder: folders.extensionsFolder,
      part,
    },
    cleanup,
  );
}

interface SuiteRun {
  readonly vscode: VSCode;
  readonly folders: Folders;
  readonly developmentFolder: string;
  /** Where the extension under test must come from. */
  readonly extensionFolder: string;
  /** `activation` is the measurement of that, in a VS Code where nothing has happened yet. */
  readonly part: 'all' | 'activation';
}

async function runSuite(suite: SuiteRun, cleanup: Cleanup): Promise<void> {
  const cloud = await startTestCloud(cleanup);
  const tests = runTests({
    vscodeExecutablePath: suite.vscode.executable,
    extensionDevelopmentPath: suite.developmentFolder,
    extensionTestsPath: await bundleSuite(),
    extensionTestsEnv: {
      ...cloud.environment,
      CTQ_TEST_CLOUD: await serveControl(cloud, cleanup),
      CTQ_TEST_EXTENSION_FOLDER: suite.extensionFolder,
      CTQ_TEST_PART: suite.part,
    },
    launchArgs: [suite.folders.workspace, ...folderArguments(suite.folders)],
  });
  // After an interrupt the folders may go only when VS Code has ended and writes no more.
  cleanup.add(async () => void (await Promise.allSettled([tests])));
  await tests;
}

function folderArguments(folders: Folders): string[] {
  return [
    `--user-data-dir=${folders.userDataFolder}`,
    `--extensions-dir=${folders.extensionsFolder}`,
  ];
}
