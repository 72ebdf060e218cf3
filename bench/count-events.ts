import { availableParallelism } from 'node:os';
import { benchSize, generateLogs } from '../scripts/generate-logs.ts';
import { build } from './build.ts';
import { type Contender, contenders } from './contenders.ts';
import { median, type Measurement, measure } from './measure.ts';

/*
 * Counts the events of 300 generated gzip files by eventName with CTQ and with DuckDB, in turns, and
 * prints how long each takes: as a process from start to end, and for the query alone. Fails where
 * their answers differ or CTQ is slower.
 */

const rounds = 7;

const threads = Math.min(2, availableParallelism());
build();
const folder = generateLogs(benchSize, console.log);
const [ctq, duckdb, jq] = contenders({ folder, threads });

console.log(`${benchSize.events} events in ${benchSize.files} gzip files, ${threads} threads\n`);
const first = { ctq: await measure(ctq), duckdb: await measure(duckdb) };
assertEqual(first.ctq, first.duckdb);
console.log(`The answers are equal: ${first.ctq.answer.size} event names\n`);

const times: { ctq: Measurement[]; duckdb: Measurement[] } = { ctq: [], duckdb: [] };
for (let round = 1; round <= rounds; round += 1) {
  const inThisRound = { ctq: await measure(ctq), duckdb: await measure(duckdb) };
  times.ctq.push(inThisRound.ctq);
  times.duckdb.push(inThisRound.duckdb);
  console.log(
    `round ${round}  ${describe(ctq, inThisRound.ctq)}  ${describe(duckdb, inThisRound.duckdb)}`,
  );
}

const whole = compare('whole process', ({ processSeconds }) => processSeconds);
const query = compare('query alone', ({ querySeconds }) => querySeconds);
await showJq();
if (whole > 1 || query > 1) {
  console.log('\nCTQ is slower than DuckDB.');
  process.exitCode = 1;
}

function describe({ name }: Contender, { processSeconds, querySeconds }: Measurement): string {
  return `${name} ${processSeconds.toFixed(2)} s (query ${querySeconds.toFixed(2)} s)`;
}

/** Prints the medians and gives CTQ's as a part of DuckDB's. */
function compare(what: string, secondsOf: (measurement: Measurement) => number): number {
  const [ours, theirs] = [median(times.ctq.map(secondsOf)), median(times.duckdb.map(secondsOf))];
  const ratio = ours / theirs;
  console.log(
    `\n${what}: median CTQ ${ours.toFixed(2)} s, DuckDB ${theirs.toFixed(2)} s, ratio ${ratio.toFixed(2)}`,
  );
  return ratio;
}

async function showJq(): Promise<void> {
  if (jq === undefined) {
    console.log('\njq is not on the PATH and was left out.');
    return;
  }
  const measurement = await measure(jq);
  assertEqual(measurement, first.ctq);
  console.log(`\njq (once, one process for each step): ${measurement.processSeconds.toFixed(2)} s`);
}

function assertEqual(a: Measurement, b: Measurement): void {
  const [left, right] = [a, b].map(({ answer }) => [...answer].map(String).sort().join('\n'));
  if (left !== right) throw new Error(`the answers differ:\n${left}\n${right}`);
}
