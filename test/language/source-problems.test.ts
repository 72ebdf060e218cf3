import assert from 'node:assert/strict';
import { test } from 'node:test';
import { problemsOf } from '../../core/language/analysis/check.ts';
import { asClass, knownSources } from '../../core/language/analysis/known-sources.ts';
import { plainSettings, shownProblems } from '../../core/language/analysis/shown-problems.ts';
import { severityChoices } from '../../core/language/problems/severities.ts';
import { parseQueryFile } from '../../core/language/syntax/parse.ts';

const setting = {
  lab: { kind: 'local', path: 'logs' },
  prod: { kind: 'cloudwatch', logGroups: ['org-trail'] },
  archive: { kind: 'cloudwatch', class: 'infrequent access' },
  nonsense: 5,
  '': null,
};

/** `line:code` of the problems that are shown. */
const shown = (text: string, active?: string): readonly string[] => {
  const file = parseQueryFile(text);
  const sources = knownSources(setting, active);
  return shownProblems(file, problemsOf(file), { ...plainSettings, sources }).map(
    ({ code, span }) => `${text.slice(0, span.start).split('\n').length}:${code}`,
  );
};

test('queries without a range on a cloud', () => {
  assert.deepEqual(shown('# @source prod\nlimit 5'), ['2:no-range']);
  assert.deepEqual(shown('# @source lab\nlimit 5'), []);
  assert.deepEqual(shown('# @source ./logs\nlimit 5'), []);
  assert.deepEqual(shown('# @source prod\n# @range -1d\nlimit 5'), []);
  assert.deepEqual(shown('limit 5'), []);
  assert.deepEqual(shown('limit 5', 'prod'), ['1:no-range']);
  assert.deepEqual(shown('# @source lab\nlimit 5', 'prod'), []);
});

test('what the query says of its source wins over the file', () => {
  const text =
    '# @source prod\n### A\nlimit 1\n### B\n# @source lab\nlimit 2\n### C\n# @range -1d\nlimit 3';
  assert.deepEqual(shown(text), ['3:no-range']);
});

test('a time in SOURCE is a range', () => {
  assert.deepEqual(shown("# @source prod\nSOURCE 'org-trail' START=-3600s | limit 5"), []);
});

test('what the Infrequent Access class lacks', () => {
  const header = '# @source archive\n# @range -1d\n';
  assert.deepEqual(shown(`${header}filter eventName = "a" and awsRegion = "b"`), [
    '3:not-in-class',
  ]);
  assert.deepEqual(
    shown(`${header}parse @message /"eventName":"(?<name>\\w+)"/ | filter name = "a"`),
    [],
  );
  assert.deepEqual(shown(`${header}pattern @message`), ['3:not-in-class']);
  assert.deepEqual(shown(`${header}fields round(1.5) as two`), ['3:not-in-class']);
  assert.deepEqual(shown(`${header}fields abs(1.5) as size`), []);
});

test('the class that the query itself chooses', () => {
  const select = (word: string): string =>
    `SOURCE logGroups(class: ["${word}"]) | filter eventName = "a"`;
  assert.deepEqual(shown(select('INFREQUENT_ACCESS')), ['1:not-in-class']);
  assert.deepEqual(shown(select('STANDARD')), []);
  assert.deepEqual(shown(`# @source archive\n# @range -1d\n${select('STANDARD')}`), []);
  assert.deepEqual(shown(`# @source archive\n# @range -1d\n${select('INFREQUENT_ACCESS')}`), [
    '3:not-in-class',
  ]);
});

test('classes are written in several ways', () => {
  assert.deepEqual(
    ['INFREQUENT_ACCESS', 'Infrequent access', 'standard', 'DELIVERY', '', 5].map(asClass),
    ['INFREQUENT_ACCESS', 'INFREQUENT_ACCESS', 'STANDARD', undefined, undefined, undefined],
  );
});

test('settings that are none are left out', () => {
  assert.equal(knownSources('prod', undefined).facts.size, 0);
  assert.equal(knownSources([setting], undefined).facts.size, 0);
  assert.deepEqual([...knownSources(setting, undefined).facts.keys()], ['lab', 'prod', 'archive']);
  assert.deepEqual(
    [...severityChoices({ 'bare-not': 'off', __proto__: 'off', x: 'hint' })],
    [['bare-not', 'off']],
  );
  assert.equal(severityChoices(null).size, 0);
});

test('commands that only CloudWatch runs', () => {
  const query = 'pattern @message | anomaly';
  assert.deepEqual(shown(`# @source lab\n${query}`), ['2:cloudwatch-only-command']);
  assert.deepEqual(shown(`# @source ./logs\n${query}`), ['2:cloudwatch-only-command']);
  assert.deepEqual(shown(query, 'lab'), ['1:cloudwatch-only-command']);
  assert.deepEqual(shown(query), []);
  assert.deepEqual(shown(`# @source prod\n# @range -1d\n${query}`), []);
  assert.deepEqual(shown("# @source lab\nparse @message xml '/a' as a"), [
    '2:cloudwatch-only-command',
  ]);
  assert.deepEqual(shown('# @source lab\nrelevantfields userAgent where ispresent(errorCode)'), [
    '2:cloudwatch-only-command',
  ]);
});
