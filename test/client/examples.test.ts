import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { type Example, exampleSection, insertedText, readExamples } from '../../client/examples.ts';
import { examplesText } from '../../scripts/snippets/examples.ts';

const root = join(import.meta.dirname, '../..');

const example: Example = {
  title: 'Calls',
  description: 'How often.',
  group: 'Usage',
  query: 'stats count(*)',
};
const section = '### Calls\n# How often.\nstats count(*)\n';

test('the file that ships is what the catalogue says', async () => {
  assert.equal(readFileSync(join(root, 'snippets/examples.json'), 'utf8'), examplesText());
  const examples = await readExamples(root);
  assert.ok(examples.length >= 12);
  assert.equal(new Set(examples.map(({ title }) => title)).size, examples.length);
});

test('an example becomes a section', () => {
  assert.equal(exampleSection(example), section);
});

test('an empty line keeps the section apart from what is around it', () => {
  assert.equal(insertedText(example, '', ''), section);
  assert.equal(insertedText(example, 'limit 2', ''), `\n\n${section}`);
  assert.equal(insertedText(example, 'limit 2\n', ''), `\n${section}`);
  assert.equal(insertedText(example, 'limit 2\r\n\r\n', ''), section);
  assert.equal(insertedText(example, 'limit 2\n\n', '### Next\n'), `${section}\n`);
});
