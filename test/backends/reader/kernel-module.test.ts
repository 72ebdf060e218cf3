import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import test from 'node:test';
import { assemblyModules, moduleText } from '../../../scripts/kernel/kernel-module-text.ts';
import { projectRoot } from '../../../scripts/project.ts';

for (const module of assemblyModules) {
  test(`${module.target} is what its sources make; else run npm run generate`, async () => {
    const text = readFileSync(join(projectRoot, module.target), 'utf8');
    assert.equal(text, await moduleText(module));
  });
}
