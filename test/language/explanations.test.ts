import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import type { Example } from '../../core/language/problems/explanations/explanation.ts';
import {
  explanationGroups,
  explanations,
} from '../../core/language/problems/explanations/explanations.ts';
import { problemCodes } from '../../core/language/problems/problem.ts';
import { exampleProblems } from '../../scripts/problems/example-problems.ts';
import { problemManual } from '../../scripts/problems/problem-manual.ts';
import { severitySetting, severitySettingName } from '../../scripts/problems/severity-setting.ts';

const codesOf = (example: Example): readonly string[] => [
  ...new Set(exampleProblems(example).map(({ code }) => code)),
];

for (const [code, { why, bad, good }] of Object.entries(explanations)) {
  test(`${code}: the bad example has it and no other problem, the good one has none`, () => {
    assert.deepEqual(codesOf(bad), [code]);
    assert.deepEqual(codesOf(good), []);
    assert.match(why, /^[`A-Z][^]*\.$/);
  });
}

test('every problem is on the page, once', () => {
  const shown = explanationGroups.flatMap((group) => Object.keys(group.explanations));
  assert.deepEqual(shown.toSorted(), problemCodes.toSorted());
});

test('the setting of severities knows every code; else run npm run generate', (context) => {
  const manifest: unknown = JSON.parse(
    readFileSync(new URL('../../package.json', import.meta.url), 'utf8'),
  );
  const written = settingOf(manifest, severitySettingName);
  if (written === undefined) context.diagnostic('not checked: the manifest has no settings');
  else assert.deepEqual(written, JSON.parse(JSON.stringify(severitySetting())));
});

const settingOf = (manifest: unknown, name: string): unknown =>
  ['contributes', 'configuration', 'properties', name].reduce(
    (value: unknown, key) =>
      typeof value === 'object' && value !== null
        ? Object.getOwnPropertyDescriptor(value, key)?.value
        : undefined,
    manifest,
  );

test('docs/problems.md is what the catalogue makes; else run npm run generate', () => {
  const page = new URL('../../docs/problems.md', import.meta.url);
  assert.equal(readFileSync(page, 'utf8'), problemManual());
});
