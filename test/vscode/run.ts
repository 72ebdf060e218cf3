/**
 * The tests in a real VS Code. Build and package first (`dist/` and `ctq-*.vsix` are what is
 * tested), then:
 *
 *     node test/vscode/run.ts [VSIX]
 *
 * runs, one after another and each in a VS Code with folders of its own:
 *   development  the suite (suite/index.ts) against the extension in the project's folder
 *   packaged     the same suite against the installed VSIX
 *   web          the part of it about the language in VS Code for the Web (suite/web.ts), against the
 *                extension in the project's folder
 *   activation   how long the installed VSIX takes to activate (suite/activation-time.ts)
 *   window       the window driven by keyboard, with pictures of it (window/window-tests.ts)
 *   cloud        the window with queries on CloudWatch, which a stand-in answers
 *                (window/cloud-window-tests.ts)
 *   trust        the window on a folder that is not trusted (window/trust-tests.ts)
 *
 * --only PART          one of these; may be given several times
 * --screenshots DIR    where pictures go, else CTQ_SCREENSHOTS, else .vscode-test/screenshots
 * --update-images      the two windows with pictures for docs/images alone; their pictures go to docs/images, twice as fine
 * --extension DIR      the extension's folder, else the project's; its samples/ is the workspace
 *
 * VSIX is the newest `ctq-*.vsix` of that folder when left out. CTQ_VSCODE=desktop runs the suite
 * in a desktop VS Code (select-vscode.ts). CTQ_CHROMIUM names the browser to use.
 * CTQ_VSCODE_TIMEOUT is in seconds, for one run of the suite.
 */
import { type Cleanup, withCleanup } from '../../scripts/vscode/cleanup.ts';
import { mainProgram, messageOf } from '../../scripts/vscode/main-program.ts';
import { measureActivation, runSuiteInDevelopment, runSuiteOnVsix } from './run-suite.ts';
import { runSuiteInBrowser } from './run-web.ts';
import { readTestRun, type TestRun } from './test-run.ts';
import { runCloudTests, runTrustTests, runWindowTests } from './window/run-window.ts';

const parts = {
  development: runSuiteInDevelopment,
  packaged: runSuiteOnVsix,
  web: runSuiteInBrowser,
  activation: measureActivation,
  window: runWindowTests,
  cloud: runCloudTests,
  trust: runTrustTests,
} as const;

await mainProgram((cleanup) =>
  runParts(readTestRun(process.argv.slice(2), Object.keys(parts)), cleanup),
);

/** Runs every part, also after one that failed, and throws when one has. */
async function runParts(run: TestRun, cleanup: Cleanup): Promise<void> {
  const failed: string[] = [];
  for (const [name, part] of Object.entries(parts)) {
    if (!run.parts.includes(name) || cleanup.hasEnded) continue;
    const started = performance.now();
    console.log(`\n# ${name}`);
    try {
      await withCleanup(cleanup, (ofPart) => part(run, ofPart));
    } catch (error) {
      failed.push(name);
      console.error(messageOf(error));
    }
    console.log(`# ${name}: ${((performance.now() - started) / 1000).toFixed(1)} s`);
  }
  if (failed.length > 0) throw new Error(`\nfailed in VS Code: ${failed.join(', ')}`);
}
