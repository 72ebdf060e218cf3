import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { parseQueryFile } from '../core/language/syntax/parse.ts';
import { cloudBackend, now, slicedSettings } from '../test/cloudwatch/cloud-backend.ts';
import { requestOf } from '../test/backends/contract.ts';
import { syntheticEvents } from '../test/cloudwatch/stand-in/events/synthetic-events.ts';
import { engineAnswer } from '../test/cloudwatch/stand-in/query/answer-query.ts';
import { usualAccount } from '../test/cloudwatch/stand-in/stand-in.ts';

/*
 * Asks the stand-in for CloudWatch for 2,000,000 rows of 90 days, which is twenty times as many as it
 * gives of one query, and holds what is merged of the slices against what the engine says of all
 * events at once: the same rows in the same order, within the quotas. Time at the stand-in is
 * simulated; what is measured is this machine's work.
 */

const count = 2_000_000;
const days = 90;
const day = 86_400_000;
const query = `fields @timestamp, eventID, eventName | limit ${count}`;

const events = syntheticEvents({ count, start: now - days * day, end: now });
const given = cloudBackend({ events });
const request = requestOf(given, { query, range: `-${days}d`, now, cloud: slicedSettings });

const begun = performance.now();
const simulated = given.services.clock.now();
const merged = createHash('sha256');
let rows = 0;
for await (const event of given.backend.run(request, new AbortController().signal)) {
  if (event.kind === 'problem') console.log(`${event.problem.severity}: ${event.problem.message}`);
  if (event.kind === 'complete') assert.equal(event.outcome, 'done');
  if (event.kind !== 'rows' || !event.final) continue;
  for (const { cells } of event.rows) merged.update(JSON.stringify(cells));
  rows += event.rows.length;
}
const seconds = (performance.now() - begun) / 1000;
const memory = process.memoryUsage.rss() / 1e6;

const [parsed] = parseQueryFile(query).queries;
const group = given.standIn.cloud.place(usualAccount, 'us-east-1').groups.get('trail');
assert.ok(parsed !== undefined && group !== undefined);
const whole = createHash('sha256');
let expected = 0;
const { answer } = engineAnswer({
  query: parsed,
  groups: [group],
  innerGroups: () => undefined,
  start: (now - days * day) / 1000,
  end: now / 1000 - 1,
  limit: 10_000,
  hasWholeEnd: true,
  now,
});
for (const { cells } of answer.rows()) {
  whole.update(JSON.stringify(cells));
  expected += 1;
}

assert.equal(rows, expected);
assert.equal(merged.digest('hex'), whole.digest('hex'));
assert.deepEqual(given.standIn.violations, []);
const peak = given.standIn.peakOf('StartQuery');
assert.ok(peak <= 10);
const simulatedSeconds = (given.services.clock.now() - simulated) / 1000;
console.log(
  [
    `${rows} rows of ${given.standIn.queries().length} queries: those of the engine, in its order`,
    `at most ${peak} StartQuery in any second, ${given.standIn.peakOf('GetQueryResults')} GetQueryResults`,
    `${seconds.toFixed(1)} s of work here for ${simulatedSeconds.toFixed(0)} s of waiting for CloudWatch, ${memory.toFixed(0)} MB`,
  ].join('\n'),
);
