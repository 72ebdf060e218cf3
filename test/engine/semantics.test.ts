import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { it } from 'node:test';
import { readCorpus } from './support/corpus.ts';

const root = new URL('../../', import.meta.url);
const corpus = new URL('corpus/', import.meta.url);

it('every decision of docs/semantics.md is held by a test that exists', () => {
  const titles = new Set(
    readdirSync(corpus).flatMap((name) =>
      readCorpus(new URL(name, corpus)).map(({ title }) => title),
    ),
  );
  const missing = heldBy(readFileSync(new URL('docs/semantics.md', root), 'utf8')).filter(
    (name) => !titles.has(name) && !(name.startsWith('test/') && existsSync(new URL(name, root))),
  );
  assert.deepEqual(missing, []);
});

/** The names in the last column of every table. */
const heldBy = (markdown: string): readonly string[] =>
  markdown
    .split('\n')
    .filter((line) => line.startsWith('| '))
    .map((line) => line.split('|').at(-2)?.trim() ?? '')
    .filter((names) => names !== 'held by' && !/^-+$/.test(names))
    .flatMap((names) => names.split('; '));
