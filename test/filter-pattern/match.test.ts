import assert from 'node:assert/strict';
import { join } from 'node:path';
import { test } from 'node:test';
import { matchesFilterPattern } from '../../core/engine/filter-pattern/compile-filter-pattern.ts';
import { parseFilterPattern } from '../../core/language/filter-pattern/parse-filter-pattern.ts';
import {
  toQuery,
  translateFilterPattern,
} from '../../core/language/filter-pattern/translate/translate-filter-pattern.ts';
import { isError } from '../../core/language/problems/problem.ts';
import { testCorpus } from '../language/support/corpus.ts';
import { eventOf, pickedByPattern, pickedByQuery } from './support/pick.ts';

/** How a corpus marks a message; undefined where neither way picks it. */
const markOf = (byPattern: boolean, byQuery: boolean | undefined): string | undefined => {
  if (byQuery === undefined) {
    return byPattern ? 'no query, but' : undefined;
  }
  if (byPattern !== byQuery) {
    return byPattern ? 'pattern' : 'query';
  }
  return byPattern ? '+' : undefined;
};

/*
 * A case is a pattern and, a line each, messages. What comes out are the messages that it matches,
 * each with a +; those that only the pattern or only its translation picks are marked `pattern`
 * and `query`.
 */
testCorpus(join(import.meta.dirname, 'corpus', 'match'), (text) => {
  const [line = '', ...messages] = text.split('\n');
  const { pattern, problems } = parseFilterPattern(line);
  assert.deepEqual(problems.filter(isError), []);
  const picked = pickedByPattern(pattern, messages);
  const translatable = !translateFilterPattern(pattern).problems.some(isError);
  const queried = translatable ? pickedByQuery(toQuery(pattern), messages.map(eventOf)) : [];
  const lines = messages.flatMap((message, index) => {
    const mark = markOf(picked[index] ?? false, queried[index]);
    return mark === undefined ? [] : `${mark} ${message}`;
  });
  return lines.length === 0 ? 'nothing' : lines.join('\n');
});

test('names that objects have of their own are plain names', () => {
  const { pattern } = parseFilterPattern(
    '{ $.__proto__ NOT EXISTS && $.constructor NOT EXISTS && $.toString.length NOT EXISTS }',
  );
  assert.equal(matchesFilterPattern(pattern, '{}'), true);
  assert.equal(matchesFilterPattern(pattern, '{"__proto__": 1}'), false);
});

test('a message that is no JSON, or nested deeper than can be read, matches no JSON pattern', () => {
  const { pattern } = parseFilterPattern('{ $.a NOT EXISTS }');
  for (const message of ['', '{', 'null', '"a"', '5', '['.repeat(1e6)]) {
    assert.equal(matchesFilterPattern(pattern, message), false);
  }
});
