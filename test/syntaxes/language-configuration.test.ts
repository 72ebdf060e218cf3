import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { commands } from '../../core/language/catalogue/commands.ts';

const path = new URL('../../language-configuration.json', import.meta.url);
const configuration: {
  readonly wordPattern: string;
  readonly onEnterRules: readonly {
    readonly beforeText: string | { readonly pattern: string; readonly flags: string };
    readonly afterText?: string;
  }[];
} = JSON.parse(readFileSync(path, 'utf8'));

test('a word is one segment of a path, with its @', () => {
  const words = (text: string): readonly string[] =>
    text.match(new RegExp(configuration.wordPattern, 'g')) ?? [];
  assert.deepEqual(words('sort @timestamp, userIdentity.arn'), [
    'sort',
    '@timestamp',
    'userIdentity',
    'arn',
  ]);
  assert.deepEqual(words('bin(15m) * 1.5'), ['bin', '15m', '1.5']);
});

const indents = (line: string): boolean => matches(1, line, '');
const continues = (before: string, after: string): boolean => matches(0, before, after);

const matches = (index: number, before: string, after: string): boolean => {
  const rule = configuration.onEnterRules[index];
  assert.ok(rule);
  const { beforeText: written } = rule;
  const beforeText =
    typeof written === 'string' ? new RegExp(written) : new RegExp(written.pattern, written.flags);
  return (
    beforeText.test(before) &&
    (rule.afterText === undefined || new RegExp(rule.afterText).test(after))
  );
};

test('Enter within a comment continues it, at its end it does not', () => {
  assert.ok(continues('# one', ' two'));
  assert.ok(!continues('# one', ''));
  assert.ok(!continues('### title', ' two'));
  assert.ok(!continues('# @range', ' -7d'));
});

test('Enter indents the first line of a list', () => {
  assert.ok(indents('fields eventName,'));
  assert.ok(indents('| stats count(*) by'));
  assert.ok(indents('| filter eventName in ['));
  assert.ok(indents('FILTER a = 1 and'));
  assert.ok(!indents('    eventSource,'));
  assert.ok(!indents('| limit 5'));
  assert.ok(!indents('fields eventName # a,'));
});

test('the commands that have lists are those of the catalogue', () => {
  const withLists = commands.filter(({ syntax }) => /, |CONDITION|\(QUERY\)/.test(syntax));
  for (const { name } of withLists) assert.ok(indents(`${name} x,`), name);
});
