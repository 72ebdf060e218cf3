import assert from 'node:assert/strict';
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import test, { type TestContext } from 'node:test';
import { temporaryFolder } from '../backends/temporary-folder.ts';
import { ctq } from './support.ts';

const event = (eventID: string): object => ({ eventVersion: '1.08', eventName: 'A', eventID });

const folderWithRepeats = (context: TestContext): string =>
  temporaryFolder(context, {
    'logs/a.json': JSON.stringify({ Records: [event('1'), event('2'), event('1')] }),
    'all.ctq': 'stats count(*) as n',
    'once.ctq': '# @dedupe eventID\nstats count(*) as n',
  });

const words = ['--source', 'logs', '--format', 'jsonl'];

test('@dedupe and --dedupe count each event once and say how many were left out', async (context) => {
  const folder = folderWithRepeats(context);
  const byFile = await ctq(['run', path.join(folder, 'once.ctq'), ...words], { folder });
  assert.deepEqual([byFile.status, byFile.output], [0, '{"n":"2"}\n'], byFile.messages);
  assert.match(byFile.messages, /: 1 repeated event was left out\n/);
  const byOption = await ctq(
    ['run', path.join(folder, 'all.ctq'), ...words, '--dedupe', 'eventID'],
    { folder },
  );
  assert.equal(byOption.output, byFile.output);
  const none = await ctq(['run', path.join(folder, 'once.ctq'), ...words, '--dedupe', 'none'], {
    folder,
  });
  assert.equal(none.output, '{"n":"3"}\n');
  assert.doesNotMatch(none.messages, /left out/);
});

test('the setting holds where nothing else says', async (context) => {
  const folder = folderWithRepeats(context);
  mkdirSync(path.join(folder, '.vscode'));
  writeFileSync(path.join(folder, '.vscode/settings.json'), '{ "ctq.dedupe": "eventID" }');
  assert.equal(
    (await ctq(['run', path.join(folder, 'all.ctq'), ...words], { folder })).output,
    '{"n":"2"}\n',
  );
});

test('--dedupe takes one field', async (context) => {
  const folder = folderWithRepeats(context);
  const result = await ctq(['run', path.join(folder, 'all.ctq'), ...words, '--dedupe', 'a, b'], {
    folder,
  });
  assert.equal(result.status, 2);
  assert.match(result.messages, /--dedupe: write one field/);
});

test('an answer without rows has its header, and several have theirs', async (context) => {
  const folder = folderWithRepeats(context);
  const csv = ['--source', 'logs', '--format', 'csv'];
  const input =
    'fields eventID | limit 9\n###\nfilter eventID = "none" | fields eventID, eventName';
  const result = await ctq(['run', '-', ...csv, '--limit', '2'], { folder, input });
  assert.equal(result.output, 'eventID\r\n1\r\n2\r\n\neventID,eventName\r\n', result.messages);
  assert.match(result.messages, /the first 2 of 3 rows \(--limit\)/);
});
