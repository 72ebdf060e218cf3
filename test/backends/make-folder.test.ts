import assert from 'node:assert/strict';
import { existsSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import test from 'node:test';
import { makeFolder } from '../../backends/make-folder.ts';
import { temporaryFolder } from './temporary-folder.ts';

test('makes a folder with those that it lies in, and is content with one that is there', (context) => {
  const folder = path.join(temporaryFolder(context, {}), 'a', 'b', 'c');
  makeFolder(folder);
  makeFolder(folder);
  assert.ok(statSync(folder).isDirectory());
});

test('says why it can’t', (context) => {
  const root = temporaryFolder(context, {});
  const file = path.join(root, 'file');
  writeFileSync(file, '');
  assert.throws(() => makeFolder(path.join(file, 'below')), { code: 'ENOTDIR' });
  // What is made there does not exist, says the kernel, though the folder does.
  if (existsSync('/proc/self'))
    assert.throws(() => makeFolder('/proc/no/such'), { code: 'ENOENT' });
});
