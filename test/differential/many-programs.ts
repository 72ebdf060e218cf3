import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import fc from 'fast-check';
import { checkLab, lab, questionsPerLab } from './programs.ts';
import { openWays } from './ways.ts';

/*
 * `npm run test:differential [COUNT [SEED [PATH]]]`: runs so many random queries over random files,
 * 20,000 unless said, all ways, and compares. Where one differs the smallest such files and query are
 * shown that were found; SEED and PATH, which are shown with it, repeat them alone.
 */

const [countWord, seedWord, repeated] = process.argv.slice(2);
const count = numberOf(countWord, 20_000);
const seed = numberOf(seedWord, Date.now() % 2 ** 31);
console.log(`seed ${seed}`);

const storage = mkdtempSync(path.join(tmpdir(), 'ctq-test-'));
const ways = openWays(storage, true);
const started = performance.now();
let run = 0;
let shown = 0;
try {
  await fc.assert(
    fc.asyncProperty(lab, async (given) => {
      run += await checkLab(ways, given);
      if (run < shown + 1000) return;
      shown = run;
      console.log(`${run} queries in ${Math.round((performance.now() - started) / 1000)} s`);
    }),
    {
      seed,
      // Some queries have errors, and are not run.
      numRuns: Math.ceil((count * 1.2) / questionsPerLab),
      ...(repeated === undefined ? {} : { path: repeated, endOnFailure: true }),
    },
  );
  console.log(`${run} queries have the same answer all ways; files ${JSON.stringify(ways.spared)}`);
} catch (error) {
  const message = error instanceof Error ? error.message : String(error);
  const place = /path: "([^"]*)"/.exec(message)?.[1] ?? '';
  // Of the smallest files the query that differs, and how; or why it is something else.
  const { cause } = error instanceof Error ? error : {};
  console.error(cause instanceof Error ? cause.message : message);
  console.error(`to repeat it: npm run test:differential ${count} ${seed} ${place}`);
  process.exitCode = 1;
} finally {
  await ways.dispose();
  rmSync(storage, { recursive: true, force: true });
}

function numberOf(word: string | undefined, usual: number): number {
  const number = Number(word ?? usual);
  if (!Number.isSafeInteger(number)) throw new Error(`"${word}" is no whole number`);
  return number;
}
