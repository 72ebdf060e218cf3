import assert from 'node:assert/strict';
import test from 'node:test';
import { createBackends } from '../../backends/backends.ts';
import { collect, finalRows } from './contract.ts';
import { record, worker } from './local/local-backend.ts';
import { temporaryFolder } from './temporary-folder.ts';

test('runs local sources by the backend of files', async (context) => {
  const backend = createBackends({ worker });
  context.after(async () => backend.dispose());
  const folder = temporaryFolder(context, { 'a.json': record('a') });
  const local = { kind: 'local', name: 'lab', path: folder } as const;
  const rows = finalRows(await collect({ backend, source: local }, { query: 'fields eventID' }));
  assert.equal(rows.length, 1);
});
