import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sourceFiles, textOf } from './sources.ts';

/*
 * The core has no clock and no randomness. The linter refuses `Date.now()` and `Math.random()`;
 * what it has no rule for is looked for here.
 */

const hidden = /\bnew Date\b(?!\s*\(\s*[^\s)])|(?<![.\w]|new )\bDate\s*\(|\bglobalThis\b/;

test('no hidden clock in the core', () => {
  for (const file of sourceFiles('core')) {
    assert.equal(hidden.exec(textOf(file))?.[0], undefined, file);
  }
});

test('what would be a hidden clock is found', () => {
  for (const text of ['new Date()', 'new Date( )', '= new Date;', 'Date()', 'globalThis.x']) {
    assert.match(text, hidden);
  }
  for (const text of ['new Date(0)', 'new Date(\n  time)', 'formatDate()', 'x.Date(']) {
    assert.doesNotMatch(text, hidden);
  }
});
