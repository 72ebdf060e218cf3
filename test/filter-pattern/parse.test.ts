import assert from 'node:assert/strict';
import { join } from 'node:path';
import { test } from 'node:test';
import { parseFilterPattern } from '../../core/language/filter-pattern/parse-filter-pattern.ts';
import { printFilterPattern } from '../../core/language/filter-pattern/print-filter-pattern.ts';
import { translateFilterPattern } from '../../core/language/filter-pattern/translate/translate-filter-pattern.ts';
import { annotate } from '../language/support/annotations.ts';
import { testCorpus } from '../language/support/corpus.ts';
import { treeText } from './support/tree-text.ts';

const corpus = (name: string): string => join(import.meta.dirname, 'corpus', name);

/** Each line of the case is a pattern. */
const patternsOf = (text: string): readonly string[] => text.split('\n');

testCorpus(corpus('parse'), (text) =>
  patternsOf(text)
    .map((line) => treeText(parseFilterPattern(line).pattern))
    .join('\n'),
);

testCorpus(corpus('print'), (text) =>
  patternsOf(text)
    .map((line) => printFilterPattern(parseFilterPattern(line).pattern))
    .join('\n'),
);

testCorpus(corpus('problems'), (text) =>
  patternsOf(text)
    .map((line) => annotate(line, parseFilterPattern(line).problems))
    .join('\n'),
);

testCorpus(corpus('messages'), (text) =>
  patternsOf(text)
    .flatMap((line) => {
      const { pattern, problems } = parseFilterPattern(line);
      const found = [...problems, ...translateFilterPattern(pattern).problems];
      return found.map(({ severity, message }) => `${severity}: ${message}`);
    })
    .join('\n'),
);

test('places count from where the pattern stands in its text', () => {
  const text = '# @filter-pattern { $.a = }';
  const { pattern, problems } = parseFilterPattern(text.slice(18), 18);
  assert.deepEqual(pattern.span, { start: 18, end: 27 });
  assert.deepEqual(
    problems.map(({ span }) => text.slice(span.start, span.end)),
    ['}'],
  );
});

test('a pattern of 1,024 characters is as long as they come', () => {
  const codes = (length: number): readonly string[] =>
    parseFilterPattern('x'.repeat(length)).problems.map(({ code }) => code);
  assert.deepEqual(codes(1024), []);
  assert.deepEqual(codes(1025), ['filter-pattern-too-long']);
});

test('what is far too long is not read', () => {
  for (const piece of ['x ', '"\\"', '{ ~"\\"', '{ $.a = "*a*b" || ']) {
    const { pattern, problems } = parseFilterPattern(piece.repeat(300_000));
    assert.deepEqual(
      [pattern.kind, ...problems.map(({ code }) => code)],
      ['text', 'filter-pattern-too-long'],
    );
  }
});

test('depth does not take the reader down', () => {
  for (const opening of ['(', '!', 'NOT (', '((']) {
    for (const ending of ['', '$.a = 1']) {
      const { problems } = parseFilterPattern(`{ ${opening.repeat(2000)}${ending}`);
      assert.ok(problems.some(({ code }) => code === 'nesting-too-deep'));
    }
  }
});
