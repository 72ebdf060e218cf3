import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { languageManual } from '../../scripts/docs/language-manual.ts';
import { grammarText } from '../../scripts/grammar/grammar.ts';
import { snippetsText } from '../../scripts/snippets/snippets.ts';

const generated: readonly (readonly [path: string, text: () => string])[] = [
  ['syntaxes/ctq.tmLanguage.json', grammarText],
  ['snippets/ctq.json', snippetsText],
  ['docs/language.md', languageManual],
];

for (const [path, text] of generated) {
  test(`${path} is what the catalogue makes; else run npm run generate`, () => {
    assert.equal(readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8'), text());
  });
}
