import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import test from 'node:test';
import { kernelModuleText } from '../../../scripts/kernel/kernel-module-text.ts';

test('kernel-module.ts is what its sources make; else run npm run generate', async () => {
  const path = '../../../backends/local/reader/kernel/kernel-module.ts';
  const text = readFileSync(new URL(path, import.meta.url), 'utf8');
  assert.equal(text, await kernelModuleText());
});
