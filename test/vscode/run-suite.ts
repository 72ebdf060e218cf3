import { runTests } from '@vscode/test-electron';
import type { Cleanup } from '../../scripts/vscode/cleanup.ts';
import { bundleSuite } from './bundle-suite.ts';
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
    },
    cleanup,
  );
}

/** Runs the suite against the VSIX, installed into an extensions folder that holds nothing else. */
export async function runSuiteOnVsix(run: TestRun, cleanup: Cleanup): Promise<void> {
  const folders = await makeFolders(run, cleanup);
  const vscode = await selectVSCode();
  await install(vscode, run.vsix, folderArguments(folders));
  await runSuite(
    {
      vscode,
      folders,
      developmentFolder: await makeEmptyExtension(folders.base),
      extensionFolder: folders.extensionsFolder,
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
}

async function runSuite(suite: SuiteRun, cleanup: Cleanup): Promise<void> {
  const tests = runTests({
    vscodeExecutablePath: suite.vscode.executable,
    extensionDevelopmentPath: suite.developmentFolder,
    extensionTestsPath: await bundleSuite(),
    extensionTestsEnv: { CTQ_TEST_EXTENSION_FOLDER: suite.extensionFolder },
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
