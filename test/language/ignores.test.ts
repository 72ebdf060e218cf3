import assert from 'node:assert/strict';
import { test } from 'node:test';
import { problemsOf } from '../../core/language/analysis/check.ts';
import { plainSettings, shownProblems } from '../../core/language/analysis/shown-problems.ts';
import { severityChoices } from '../../core/language/problems/severities.ts';
import { runnableQueries } from '../../core/language/query-file/runnable.ts';
import { parseQueryFile } from '../../core/language/syntax/parse.ts';

/** `line:code` of the problems that are shown. */
const shown = (lines: readonly string[], severities: object = {}): readonly string[] => {
  const text = lines.join('\n');
  const file = parseQueryFile(text);
  const settings = { ...plainSettings, severities: severityChoices(severities) };
  return shownProblems(file, problemsOf(file), settings).map(
    ({ code, span }) => `${text.slice(0, span.start).split('\n').length}:${code}`,
  );
};

const misleading = 'filter a = "*x" and not b = 1';

test('a comment in a query silences codes in that query', () => {
  assert.deepEqual(shown(['### A', misleading]), ['2:no-wildcards', '2:bare-not']);
  assert.deepEqual(shown(['### A', '# ctq-ignore no-wildcards', misleading, '### B', misleading]), [
    '3:bare-not',
    '5:no-wildcards',
    '5:bare-not',
  ]);
  assert.deepEqual(shown(['### A', `${misleading} # ctq-ignore bare-not, no-wildcards`]), []);
});

test('a comment above the first query silences codes in the whole file', () => {
  assert.deepEqual(shown(['# ctq-ignore bare-not', misleading, '### B', misleading]), [
    '2:no-wildcards',
    '4:no-wildcards',
  ]);
  assert.deepEqual(shown(['#ctq-ignore: bare-not', '### A', misleading, '### B', misleading]), [
    '3:no-wildcards',
    '5:no-wildcards',
  ]);
});

test('a comment behind the start of the first query is its own', () => {
  assert.deepEqual(shown([misleading, '# ctq-ignore bare-not', '### B', misleading]), [
    '1:no-wildcards',
    '4:no-wildcards',
    '4:bare-not',
  ]);
});

test('codes stand behind commas; what follows is a reason', () => {
  assert.deepEqual(shown(['# ctq-ignore bare-not no-wildcards as agreed', misleading]), []);
  assert.deepEqual(
    shown(['# ctq-ignore bare-not ,no-wildcards, spelling - as agreed', misleading]),
    [],
  );
});

test('codes that do not exist', () => {
  assert.deepEqual(shown(['# ctq-ignore no-wildcard, bare-not', misleading]), [
    '1:invalid-ignore',
    '2:no-wildcards',
  ]);
  assert.deepEqual(shown(['# ctq-ignore', 'limit 5']), ['1:invalid-ignore']);
  assert.deepEqual(shown(['# ctq-ignore __proto__, toString', 'limit 5']), [
    '1:invalid-ignore',
    '1:invalid-ignore',
  ]);
  const [first] = problemsOf(parseQueryFile('# ctq-ignore no-wildcard\nlimit 5'));
  assert.match(first?.message ?? '', /did you mean "no-wildcards"\?$/);
});

test('comments that only begin alike are prose', () => {
  const text = '# ctq-ignored bare-not\nfilter not a = 1';
  assert.deepEqual(shown([text]), ['2:bare-not']);
  assert.equal(parseQueryFile(text).queries[0]?.title, 'ctq-ignored bare-not');
});

test('a comment that silences is no title', () => {
  const { queries } = parseQueryFile('# ctq-ignore bare-not\n# Logins\nlimit 5');
  assert.equal(queries[0]?.title, 'Logins');
});

test('severities are shown as chosen, and off is not at all', () => {
  assert.deepEqual(shown([misleading], { 'bare-not': 'off' }), ['1:no-wildcards']);
  const file = parseQueryFile(misleading);
  const severities = severityChoices({ 'bare-not': 'error' });
  assert.deepEqual(
    shownProblems(file, problemsOf(file), { ...plainSettings, severities }).map(
      ({ severity }) => severity,
    ),
    ['warning', 'error'],
  );
});

test('an error keeps a query from running, silenced or not', () => {
  const text = '# ctq-ignore unknown-function\nfilter nope(a)';
  assert.deepEqual(shown([text], { 'unknown-function': 'hint' }), []);
  const [query] = runnableQueries(parseQueryFile(text), text);
  assert.deepEqual(
    query?.problems.map(({ severity }) => severity),
    ['error'],
  );
});
