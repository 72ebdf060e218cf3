import assert from 'node:assert/strict';
import { once } from 'node:events';
import { readdirSync } from 'node:fs';
import path from 'node:path';
import { test, type TestContext } from 'node:test';
import { silentDialogue } from '../../../backends/backend.ts';
import { systemClock } from '../../../backends/clock.ts';
import { awsConnections } from '../../../backends/cloudwatch/aws/connect.ts';
import { fileJournal } from '../../../backends/cloudwatch/run/file-journal.ts';
import { newMark } from '../../../backends/cloudwatch/run/marks.ts';
import { startJanitor } from '../../../client/cloud/start-janitor.ts';
import { temporaryFolder } from '../../backends/temporary-folder.ts';
import { beUser } from '../../cloudwatch/aws/sign-in.ts';
import { createStandIn, usualAccount, usualKey } from '../../cloudwatch/stand-in/stand-in.ts';

/* The janitor as a program of its own, as a window that goes away starts it. */

const program = path.join(import.meta.dirname, '../../../backends/worker.ts');
const place = { profile: undefined, region: 'us-east-1', logGroups: ['trail'] };

/** A query that runs at the stand-in for an hour, noted by a thread of this process. */
async function lab(context: TestContext) {
  const life = () => ({ scheduled: 0, running: 3600_000, ends: 'Complete' as const });
  const standIn = createStandIn({ clock: systemClock, life });
  standIn.cloud.place(usualAccount, place.region).addGroup({ name: 'trail' });
  const server = await standIn.listen();
  context.after(async () => await server.close());
  beUser(
    context,
    {},
    {
      AWS_ACCESS_KEY_ID: usualKey.accessKeyId,
      AWS_SECRET_ACCESS_KEY: usualKey.secretAccessKey,
      AWS_ENDPOINT_URL_CLOUDWATCH_LOGS: server.endpoint,
    },
  );
  const { api } = awsConnections(silentDialogue)(place);
  const mark = newMark(Math.random);
  const text = `fields @message\n${mark}`;
  const { signal } = new AbortController();
  const query = { text, start: 0, end: 3600, limit: 10, logGroups: ['trail'] };
  const queryId = await api.startQuery(query, signal);
  const folder = path.join(temporaryFolder(context, {}), 'runs');
  const entry = await fileJournal(folder, systemClock).open({
    query: 'fields @message',
    parameters: {},
    title: 'A query',
    source: { kind: 'cloudwatch', name: 'prod', places: [place] },
    range: '-1h',
    now: Date.now(),
    keeper: { workspace: 'here', uri: 'file:///a.ctq', line: 3 },
  });
  await entry.note({ ...place, key: 'one', queryId, mark, isOver: false });
  return { standIn, folder };
}

test('stops what its process leaves behind, though that goes on', async (context) => {
  const { standIn, folder } = await lab(context);
  assert.equal(standIn.running().length, 1);
  const janitor = startJanitor(program, folder, ['--wait', '1']);
  assert.ok(janitor);
  assert.deepEqual(await once(janitor, 'exit'), [0, null]);
  assert.deepEqual(standIn.running(), []);
  assert.deepEqual(readdirSync(folder), []);
});

test('leaves alone what the next window has come back for', async (context) => {
  const { standIn, folder } = await lab(context);
  const janitor = startJanitor(program, folder, ['--wait', '500']);
  assert.ok(janitor);
  assert.equal((await fileJournal(folder, systemClock).resumable('here')).length, 1);
  assert.deepEqual(await once(janitor, 'exit'), [0, null]);
  assert.equal(standIn.running().length, 1);
  assert.equal(readdirSync(folder).length, 1);
});

test('is not started where nothing is left', (context) => {
  const folder = temporaryFolder(context, { 'other.json': '{}' });
  assert.equal(startJanitor(program, folder), undefined);
  assert.equal(startJanitor(program, path.join(folder, 'none')), undefined);
});
