import assert from 'node:assert/strict';
import { join } from 'node:path';
import { test } from 'node:test';
import { startStdioClient } from './stdio-client.ts';
import { driveWholeSession } from './whole-session.ts';

const words = [
  '--disable-warning=MODULE_TYPELESS_PACKAGE_JSON',
  join(import.meta.dirname, '../../server/main.ts'),
];

test('a whole session over the standard streams', { timeout: 60_000 }, async () => {
  await driveWholeSession(startStdioClient([...words, '--stdio']));
});

test('an end without a shutdown is a failure', { timeout: 60_000 }, async () => {
  const client = startStdioClient([...words, '--stdio']);
  await client.request('initialize', { processId: null, rootUri: null, capabilities: {} });
  client.notify('exit');
  assert.equal(await client.exited, 1);
});

test('without a transport the program says which there are', { timeout: 60_000 }, async () => {
  const client = startStdioClient(words);
  let said = '';
  client.process.stderr.on('data', (chunk) => {
    said += String(chunk);
  });
  assert.equal(await client.exited, 2);
  assert.match(said, /--stdio/);
});
