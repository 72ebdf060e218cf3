import assert from 'node:assert/strict';
import test from 'node:test';
import { createBackends } from '../../backends/backends.ts';
import { collect, completeOf, finalRows, problemsOf } from './contract.ts';
import { record, worker } from './local/local-backend.ts';
import { temporaryFolder } from './temporary-folder.ts';

test('runs local sources here and says of CloudWatch that it can not', async (context) => {
  const backend = createBackends({ worker });
  context.after(async () => backend.dispose());
  const folder = temporaryFolder(context, { 'a.json': record('a') });
  const local = { kind: 'local', name: 'lab', path: folder } as const;
  const rows = finalRows(await collect({ backend, source: local }, { query: 'fields eventID' }));
  assert.equal(rows.length, 1);
  const cloud = {
    kind: 'cloudwatch',
    name: 'prod',
    places: [{ profile: undefined, region: 'us-east-1', logGroups: ['trail'] }],
  } as const;
  const events = await collect({ backend, source: cloud }, { query: 'fields eventID' });
  assert.equal(completeOf(events).outcome, 'failed');
  assert.match(problemsOf(events).join(), /CloudWatch sources are not supported .*"prod"/);
});
