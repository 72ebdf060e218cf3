/**
 * The suite that runs inside VS Code: run.ts bundles it, and the extension host loads the bundle
 * and calls `run()`. It asks the extension through VS Code's own commands, as any user does.
 */
import { runNamedTests } from '../named-tests.ts';
import { activationTime } from './activation-time.ts';
import { activationTests } from './activation-tests.ts';
import { cloudTests } from './cloud-tests.ts';
import { editingTests } from './editing-tests.ts';
import { languageTests } from './language-tests.ts';
import { runTests } from './run-tests.ts';

export async function run(): Promise<void> {
  if (process.env['CTQ_TEST_PART'] === 'activation') return await runNamedTests(activationTime);
  // Where these fail, nothing else can pass.
  await runNamedTests(activationTests);
  await runNamedTests([...languageTests, ...editingTests, ...runTests, ...cloudTests]);
}
