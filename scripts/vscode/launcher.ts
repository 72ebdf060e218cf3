/**
 * Takes the command line of `code` and does with the VS Code from npm (host.ts) what a desktop VS
 * Code would do in a test: runs the suite at --extensionTestsPath in its extension host and exits
 * with 0 or 1, or installs a VSIX with --install-extension. @vscode/test-electron's `runTests` is
 * given it as `vscodeExecutablePath`, by way of the executable that executable.ts makes.
 *
 * CTQ_VSCODE_TIMEOUT: after how many seconds a run is given up, 300 by default.
 */
import { cachePath } from './cache.ts';
import { type Cleanup, temporaryFolder } from './cleanup.ts';
import { withDeadline } from './deadline.ts';
import { ensureHost, type Host } from './host.ts';
import { installExtension } from './install-extension.ts';
import { type LaunchArguments, readLaunchArguments } from './launch-arguments.ts';
import { mainProgram } from './main-program.ts';
import { isNoise } from './noise.ts';
import { openWorkbench } from './open-workbench.ts';
import { type Server, startServer } from './start-server.ts';

/** The last sign of life, for the message of a run that takes too long. */
let lastSeen = 'the start of the launcher';

const seconds = Number(process.env['CTQ_VSCODE_TIMEOUT'] ?? 300);

await mainProgram((cleanup) =>
  withDeadline(
    launch(readLaunchArguments(process.argv.slice(2)), cleanup),
    seconds,
    () => `VS Code did not finish within ${seconds} s. The last thing seen was: ${lastSeen}`,
  ),
);

async function launch(args: LaunchArguments, cleanup: Cleanup): Promise<number> {
  const host = await ensureHost();
  const folders = {
    userDataFolder: args.userDataFolder ?? (await temporaryFolder(cleanup)),
    extensionsFolder: args.extensionsFolder ?? cachePath('extensions'),
  };
  for (const file of args.installExtensions) {
    saw(`the installation of ${file}`);
    await installExtension(host.serverMain, file, folders);
  }
  if (args.installExtensions.length > 0) return 0;
  const server = await startServer({ ...host, ...args, ...folders, audience: 'suite' }, cleanup);
  saw('the start of the VS Code server');
  return await runSuite({ host, server, args }, cleanup);
}

async function runSuite(
  run: { readonly host: Host; readonly server: Server; readonly args: LaunchArguments },
  cleanup: Cleanup,
): Promise<number> {
  const { extensionDevelopmentPath, extensionTestsPath, folder } = run.args;
  if (extensionDevelopmentPath === undefined || extensionTestsPath === undefined) {
    throw new Error('the launcher needs --extensionDevelopmentPath and --extensionTestsPath');
  }
  const workbench = await openWorkbench(
    run.server,
    {
      chromium: run.host.chromium,
      folder: folder ?? (await temporaryFolder(cleanup)),
      extensionDevelopmentPath,
      extensionTestsPath,
      onConsole: forward,
    },
    cleanup,
  );
  saw('the workbench');
  return await workbench.suiteExit;
}

function forward(message: string): void {
  if (isNoise(message)) return;
  saw(message);
  console.log(message);
}

function saw(what: string): void {
  lastSeen = what;
}
