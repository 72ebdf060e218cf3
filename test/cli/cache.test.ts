import assert from 'node:assert/strict';
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { temporaryFolder } from '../backends/temporary-folder.ts';
import { ctq, projectRoot } from './support.ts';

const query = 'filter eventName = "Nothing" | stats count(*)';

/** Files that are older than a few seconds, so that they can be learned from. */
const logs = 'samples/logs';

const factsIn = (storage: string): readonly string[] => {
  const folder = join(storage, 'local', 'facts');
  return existsSync(folder) ? readdirSync(folder) : [];
};

test('cache clear forgets what runs have learned, and --no-cache learns nothing', async (context) => {
  const storage = temporaryFolder(context, {});
  const run = async (...more: readonly string[]): Promise<string> => {
    const given = { input: query, storage };
    const { status, messages } = await ctq(['run', '-', '--source', logs, ...more], given);
    assert.equal(status, 0, messages);
    return messages;
  };
  assert.doesNotMatch(await run('--no-cache'), /not opened/);
  assert.deepEqual(factsIn(storage), []);
  await run();
  assert.equal(factsIn(storage).length, 1);
  assert.match(await run(), /\d+ files? not opened: \d+ without a match, as earlier runs found/);
  assert.doesNotMatch(await run('--no-cache'), /not opened/);
  const cleared = await ctq(['cache', 'clear'], { storage });
  assert.deepEqual(cleared, {
    status: 0,
    output: 'what was known of log files is forgotten\n',
    messages: '',
  });
  assert.deepEqual(factsIn(storage), []);
  assert.doesNotMatch(await run(), /not opened/);
});

test('cache clear says what it could not delete', async (context) => {
  const storage = temporaryFolder(context, { local: 'in the way' });
  const { status, messages } = await ctq(['cache', 'clear'], { storage });
  assert.equal(status, 3);
  assert.match(messages, /could not be deleted: .*; delete the folder/);
});

test('a source that leaves no trace leaves none', async (context) => {
  const folder = temporaryFolder(context, {
    'query.ctq': `# @source case\n${query}`,
    '.vscode/settings.json': JSON.stringify({
      'ctq.sources': { case: { kind: 'local', path: join(projectRoot, logs), leaveNoTrace: true } },
    }),
  });
  const storage = join(folder, 'storage');
  const { status } = await ctq(['run', join(folder, 'query.ctq')], { storage });
  assert.equal(status, 0);
  assert.deepEqual(factsIn(storage), []);
});
