import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import type { CodeAction } from 'vscode-languageserver-types';
import { codeActions } from '../../../../core/language/services/code-actions/code-actions.ts';
import { examples } from '../../../../core/language/examples/examples.ts';
import { openDocument } from '../../../../core/language/services/document.ts';
import { actionsAt, editsOf, URI } from './selected.ts';

/** Queries that are cut off, doubled or without a part, as they are while somebody types. */
const broken = (text: string): readonly string[] => {
  const middle = Math.floor(text.length / 2);
  return [
    text.slice(0, middle),
    text.slice(middle),
    `${text.slice(0, middle - 5)}${text.slice(middle + 5)}`,
    `${text}\n${text}`,
    `${text} | ${text.slice(0, middle)}`,
    text.replaceAll(/["')\]]/g, ''),
    text.replaceAll(/[|,]/g, ' '),
    text.replaceAll('\n', '\r\n'),
  ];
};

const syntax = new URL('../../corpus/syntax/', import.meta.url);

const corpus: readonly string[] = [
  ...examples.map(({ query }) => query),
  ...readdirSync(syntax).flatMap((name) =>
    readFileSync(new URL(name, syntax), 'utf8')
      .split(/^=== .*\n/m)
      .slice(1)
      .map((part) => part.split(/^==>\n/m)[0] ?? ''),
  ),
].filter((text) => text.length < 2000);

const STEP = 13;

/** Every few characters an empty selection, or one of a character or two. */
const actionsIn = (text: string, seed: number): readonly CodeAction[] =>
  Array.from({ length: Math.ceil(text.length / STEP) }, (_, index) => {
    const start = Math.min(text.length, index * STEP + (seed % STEP));
    return actionsAt({ text, start, end: Math.min(text.length, start + (seed % 3)) });
  }).flat();

test('nothing that is half written keeps from an answer, and all edits lie in the file', () => {
  for (const [index, text] of corpus.entries()) {
    for (const part of [text, broken(text)[index % 8] ?? '']) {
      const { lineCount } = openDocument(URI, part).lines;
      for (const action of actionsIn(part, index)) {
        const edits = editsOf(action);
        assert.ok(edits.length > 0, `${action.title} does nothing in\n${part}`);
        assert.ok(edits.every(({ range }) => range.end.line < lineCount));
      }
    }
  }
});

test('fixing all of what is half written ends, and a second time changes nothing', () => {
  for (const [index, text] of corpus.entries()) {
    const part = broken(text)[index % 8] ?? '';
    const [action] = actionsAt({ text: part, start: 0, end: 0 }, { only: ['source.fixAll.ctq'] });
    assert.ok(action === undefined || editsOf(action).length === 1);
  }
});

test('only what is asked for is answered', () => {
  const document = openDocument(URI, 'filter a == 1 and b = 2');
  const range = { start: { line: 0, character: 9 }, end: { line: 0, character: 9 } };
  const kindsFor = (only?: readonly string[]): readonly (string | undefined)[] => [
    ...new Set(codeActions(document, range, { only }).map(({ kind }) => kind)),
  ];
  assert.deepEqual(kindsFor(['quickfix']), ['quickfix']);
  assert.deepEqual(kindsFor(['refactor.rewrite']), ['refactor.rewrite']);
  assert.deepEqual(kindsFor(['source']), ['source.fixAll.ctq']);
  assert.deepEqual(kindsFor(['source.fixAll.eslint']), []);
  assert.deepEqual(kindsFor(), ['quickfix', 'refactor.rewrite']);
});

test('a file that cannot be read has no actions', () => {
  assert.deepEqual(actionsAt({ text: 'fields\0', start: 0, end: 0 }), []);
});

test('a query that nobody has written is left alone', () => {
  const chain = `filter ${'a = 1 or '.repeat(50_000)}a = 1`;
  for (const text of [chain, `${chain})`, `${chain} && b`, `fields ${'('.repeat(50_000)}`]) {
    for (const place of [10, text.length]) {
      assert.ok(Array.isArray(actionsAt({ text, start: place, end: place })));
    }
  }
});
