import assert from 'node:assert/strict';
import { symlinkSync } from 'node:fs';
import path from 'node:path';
import test from 'node:test';
import { listFiles } from '../../../backends/local/files/list-files.ts';
import type { LocalSource } from '../../../core/protocol/results.ts';
import { temporaryFolder } from '../temporary-folder.ts';

const signal = new AbortController().signal;

function sourceOf(folder: string): LocalSource {
  return { kind: 'local', name: 'lab', path: folder };
}

async function namesIn(folder: string): Promise<readonly string[]> {
  const list = await listFiles(sourceOf(folder), signal);
  assert.ok('files' in list);
  return list.files.map(({ name }) => name);
}

test('lists a tree by name, whatever files are called', async (context) => {
  const folder = temporaryFolder(context, {
    'b/x.json.gz': 'x',
    'B.log': 'x',
    'a/2.json': 'x',
    'a/10.json': 'x',
    'a.json': 'x',
    'no extension': 'x',
    ü: 'x',
  });
  const names = ['B.log', 'a.json', 'a/10.json', 'a/2.json', 'b/x.json.gz', 'no extension', 'ü'];
  assert.deepEqual(await namesIn(folder), names);
});

test('passes over hidden files and folders, digests and empty files', async (context) => {
  const folder = temporaryFolder(context, {
    '.git/config': 'x',
    '.DS_Store': 'x',
    'AWSLogs/1/CloudTrail-Digest/us-east-1/x.json.gz': 'x',
    'AWSLogs/1/CloudTrail/us-east-1/x.json.gz': 'x',
    'empty.json': '',
  });
  const list = await listFiles(sourceOf(folder), signal);
  assert.ok('files' in list);
  assert.deepEqual(
    list.files.map(({ name }) => name),
    ['AWSLogs/1/CloudTrail/us-east-1/x.json.gz'],
  );
  assert.equal(list.skipped, 2);
});

test('follows links out of the source once, and no circles', async (context) => {
  const outside = temporaryFolder(context, { 'far/away.json': 'x' });
  const folder = temporaryFolder(context, { 'here/near.json': 'x' });
  symlinkSync(folder, path.join(folder, 'here/circle'));
  symlinkSync(path.join(folder, 'here/near.json'), path.join(folder, 'again.json'));
  symlinkSync(outside, path.join(folder, 'outside'));
  symlinkSync(outside, path.join(folder, 'outside-again'));
  symlinkSync(folder, path.join(outside, 'back'));
  symlinkSync(path.join(folder, 'nowhere'), path.join(folder, 'dangling'));
  const list = await listFiles(sourceOf(folder), signal);
  assert.ok('files' in list);
  assert.deepEqual(
    list.files.map(({ name }) => name),
    ['here/near.json', 'outside/far/away.json'],
  );
  assert.deepEqual(
    list.problems.map(({ code, file }) => [code, file]),
    [['file-unreadable', 'dangling']],
  );
});

test('counts what several links lead to once, by the name that comes first', async (context) => {
  const outside = temporaryFolder(context, {
    'all/a.json': 'x',
    'all/sub/b.json': 'x',
    'all/sub/deep/c.json': 'x',
    'all/z.json': 'x',
  });
  const folder = temporaryFolder(context, { 'here/near.json': 'x' });
  const link = (target: string, name: string): void =>
    symlinkSync(path.join(outside, target), path.join(folder, name));
  link('all/a.json', 'first.json');
  link('all/a.json', 'second.json');
  link('all/a.json', 'here/third.json');
  link('all/sub/deep', 'm');
  link('all/sub', 'n');
  link('all', 'o');
  symlinkSync(path.join(outside, 'all/z.json'), path.join(outside, 'all/sub/again.json'));
  assert.deepEqual(await namesIn(folder), [
    'first.json',
    'here/near.json',
    'm/c.json',
    'n/b.json',
    'o/z.json',
  ]);
});

test('a link to what is around the source does not lead into it again', async (context) => {
  const around = temporaryFolder(context, { 'logs/a.json': 'x', 'more/b.json': 'x' });
  symlinkSync(around, path.join(around, 'logs/around'));
  assert.deepEqual(await namesIn(path.join(around, 'logs')), ['a.json', 'around/more/b.json']);
});

test('a file is a source of its own', async (context) => {
  const folder = temporaryFolder(context, { '.hidden.json': 'x' });
  assert.deepEqual(await namesIn(path.join(folder, '.hidden.json')), ['.hidden.json']);
});

test('says when there is nothing at the path, or nothing that can be listed', async (context) => {
  const folder = temporaryFolder(context, {});
  const missing = await listFiles(sourceOf(path.join(folder, 'x')), signal);
  assert.ok('problem' in missing);
  assert.equal(missing.problem.code, 'source-not-found');
  assert.match(missing.problem.message, /there is no file or folder .*x" for the source "lab"/);
  const device = await listFiles(sourceOf('/dev/null'), signal);
  assert.equal('problem' in device && device.problem.code, 'source-unreadable');
});
