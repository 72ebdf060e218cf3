import { withDeadline } from '../../scripts/vscode/deadline.ts';

export interface NamedTest {
  readonly name: string;
  readonly run: () => Promise<void>;
}

/**
 * Runs tests one after another and prints a line for each. Throws at the end when some failed, or
 * when there was none to run.
 *
 * The suite is loaded by VS Code's extension host and the window tests by plain Node; this is all
 * that either needs of a test framework.
 */
export async function runNamedTests(tests: readonly NamedTest[]): Promise<void> {
  const failed: string[] = [];
  for (const test of tests) {
    if (!(await passes(test))) failed.push(test.name);
  }
  report(tests.length, failed);
}

/**
 * Runs tests of which each goes on where the last one ended, so that the first failure ends them;
 * `afterFailure` is called then.
 */
export async function runSteps(
  tests: readonly NamedTest[],
  afterFailure: () => Promise<void>,
): Promise<void> {
  for (const test of tests) {
    if (await passes(test)) continue;
    await afterFailure();
    throw new Error(`failed: ${test.name}`);
  }
  report(tests.length, []);
}

async function passes({ name, run }: NamedTest): Promise<boolean> {
  const started = performance.now();
  try {
    await withDeadline(run(), 60, () => 'it did not finish within 60 s');
    console.log(`ok - ${name} (${Math.round(performance.now() - started)} ms)`);
    return true;
  } catch (error) {
    console.log(`not ok - ${name}`);
    console.log(error instanceof Error ? (error.stack ?? error.message) : String(error));
    return false;
  }
}

function report(count: number, failed: readonly string[]): void {
  if (count === 0) throw new Error('there was no test to run');
  if (failed.length > 0) {
    throw new Error(`${failed.length} of ${count} failed: ${failed.join('; ')}`);
  }
  console.log(`${count} of ${count} passed`);
}
