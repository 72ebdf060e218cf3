import assert from 'node:assert/strict';
import test from 'node:test';
import fc from 'fast-check';
import { temporaryFolder } from '../backends/temporary-folder.ts';
import { checkLab, lab } from './programs.ts';
import { openWays } from './ways.ts';

/** The least number of queries; `npm run test:differential` runs more. */
const programs = 500;

test('queries over files answer as the obvious way does, whatever is remembered', async (context) => {
  const ways = openWays(temporaryFolder(context, {}), false);
  context.after(async () => ways.dispose());
  let run = 0;
  await fc.assert(
    fc.asyncProperty(lab, async (given) => {
      run += await checkLab(ways, given);
    }),
    { seed: 20_220_218, numRuns: 54 },
  );
  assert.ok(run >= programs, `${run} queries were run`);
  for (const [what, files] of Object.entries(ways.spared)) assert.ok(files > 0, what);
  context.diagnostic(`${run} queries, each in four ways; ${JSON.stringify(ways.spared)}`);
});
