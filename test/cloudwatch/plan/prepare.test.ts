import assert from 'node:assert/strict';
import { test } from 'node:test';
import { prepareCloudQuery } from '../../../backends/cloudwatch/plan/prepare-cloud-query.ts';
import { isMarked, marked, newMark } from '../../../backends/cloudwatch/run/marks.ts';
import type { ResolvedSource } from '../../../core/protocol/results.ts';
import { NOW, place, planFor, readyFor, requestFor } from './support.ts';

const HOUR = 3_600_000;

/** What is sent for a query. */
const sent = (query: string, changes = {}): string =>
  readyFor(requestFor(query, changes)).text.text;

test('our comments are not sent, others are', () => {
  assert.equal(
    sent(
      '# @range -1d\nfields a # why\n# @param x = "1"\n  # @source b\n# and this\n| limit 5 # end',
    ),
    'fields a # why\n# and this\n| limit 5',
  );
  assert.equal(sent('### Title\nlimit 5\n'), 'limit 5');
  assert.equal(
    sent('fields "# @range" as a\r\n# @range -1d\r\n| limit 5'),
    'fields "# @range" as a\r\n| limit 5',
  );
});

test('parameters are filled in, and what is not there is missed', () => {
  const parameters = { who: 'a"b', n: '5' };
  assert.equal(
    sent('filter user = "{{who}}" | limit {{n}}', { parameters }),
    'filter user = "a\\"b" | limit 5',
  );
  const { ready, problems } = prepareCloudQuery(requestFor('filter a = "{{b}}"'));
  assert.equal(ready, undefined);
  assert.deepEqual(
    problems.map(({ code }) => code),
    ['parameter-missing'],
  );
});

test('saved queries of the file are put in, others are left to CloudWatch', () => {
  const queryFile = { text: '### Mine\nfilter a = "{{x}}"\n', folder: undefined };
  assert.equal(sent('$Mine(x = "1") | limit 5', { queryFile }), 'filter a = "1" | limit 5');
  assert.equal(sent('$Theirs(x = "1") | limit 5', { queryFile }), '$Theirs(x = "1") | limit 5');
});

test('mistakes have their places in the text of the request', () => {
  const query = '# @range -1d\nfilter a = "{{long}}"\n| stats conut(*)';
  const { problems } = prepareCloudQuery(
    requestFor(query, { parameters: { long: 'x'.repeat(99) } }),
  );
  const [{ start = 0, end = 0 } = {}] = problems;
  assert.equal(query.slice(start, end), 'conut');
});

test('commands that CloudWatch alone knows are fine', () => {
  assert.equal(sent('pattern @message | anomaly'), 'pattern @message | anomaly');
});

const ranges: readonly (readonly [string | undefined, string | undefined, number, number])[] = [
  [undefined, undefined, NOW - HOUR, NOW],
  [undefined, '-2h', NOW - 2 * HOUR, NOW],
  ['-3h', '-2h', NOW - 3 * HOUR, NOW],
  ['all', undefined, Date.UTC(2018, 10, 5), NOW],
  ['..-1h', undefined, Date.UTC(2018, 10, 5), NOW - HOUR],
  ['2026-03-02..', undefined, Date.UTC(2026, 2, 2), NOW],
];

for (const [range, defaultRange, start, end] of ranges) {
  test(`the range ${range ?? 'of nobody'} with the default ${defaultRange ?? 'of nobody'}`, () => {
    const settings = {
      confirmAbove: undefined,
      dailyBudget: undefined,
      pricePerGigabyte: 0.005,
      concurrency: 5,
      slicing: 'auto',
    } as const;
    const cloud = defaultRange === undefined ? undefined : { ...settings, defaultRange };
    assert.deepEqual(readyFor(requestFor('limit 5', { range, cloud })).range, { start, end });
  });
}

test('a range that is none or is empty is refused', () => {
  for (const range of ['yesterday', '2026-04-01..']) {
    const { ready, problems } = prepareCloudQuery(requestFor('limit 5', { range }));
    assert.equal(ready, undefined);
    assert.deepEqual(
      problems.map(({ code }) => code),
      ['invalid-range'],
    );
  }
});

test('seconds of a query that is sent as one', () => {
  const range = '2026-03-01T00:00:00.500..2026-03-01T00:00:02.500';
  const [order] = planFor(requestFor('limit 5', { range })).orders;
  const start = Date.UTC(2026, 2, 1) / 1000;
  assert.deepEqual([order?.query.start, order?.query.end], [start, start + 2]);
});

test('a query that is too long is refused, whatever made it long', () => {
  const parameters = { x: 'x'.repeat(10_000) };
  const { problems } = prepareCloudQuery(requestFor('filter a = "{{x}}"', { parameters }));
  assert.deepEqual(
    problems.map(({ code, severity }) => [code, severity]),
    [['query-too-long', 'error']],
  );
});

test('the longest text leaves room for its mark', () => {
  const query = (length: number): string => `filter a = "${'x'.repeat(length - 13)}"`;
  const { ready } = prepareCloudQuery(requestFor(query(9985)));
  const sent = marked(ready?.text.text ?? '', newMark(Math.random));
  assert.equal(sent.length, 10_000);
  assert.equal(isMarked(sent, sent.slice(-14)), true);
  assert.equal(prepareCloudQuery(requestFor(query(9986))).ready, undefined);
});

const near: ResolvedSource = {
  kind: 'cloudwatch',
  name: 'near',
  places: [{ ...place, logGroups: ['g1'] }],
};
const wide: ResolvedSource = {
  kind: 'cloudwatch',
  name: 'wide',
  places: [{ ...place, logGroups: ['g2', 'g3'] }],
};
const far: ResolvedSource = {
  kind: 'cloudwatch',
  name: 'far',
  places: [{ ...place, region: 'eu-west-1' }],
};
const disk: ResolvedSource = { kind: 'local', name: 'disk', path: '/logs' };
const sources = { near, wide, far, disk };

const chosen: readonly (readonly [string, string, readonly string[] | 'inQuery' | undefined])[] = [
  ['limit 5', 'limit 5', undefined],
  ["SOURCE 'near' | limit 5", 'limit 5', ['g1']],
  ["SOURCE 'near' | SOURCE 'wide' | limit 5", 'limit 5', ['g1', 'g2', 'g3']],
  ["SOURCE 'near'", 'fields @timestamp, @message', ['g1']],
  ["SOURCE 'own-group' | limit 5", "SOURCE 'own-group' | limit 5", 'inQuery'],
  [
    "SOURCE 'own-group' | SOURCE 'near' | limit 5",
    "SOURCE 'own-group' | SOURCE 'g1' | limit 5",
    'inQuery',
  ],
  ["SOURCE logGroups(namePrefix: ['near'])", "SOURCE logGroups(namePrefix: ['near'])", 'inQuery'],
  [
    "SOURCE 'wide' | filter a in (SOURCE 'near' | fields a)",
    "filter a in (SOURCE 'g1' | fields a)",
    ['g2', 'g3'],
  ],
];

for (const [query, text, logGroups] of chosen) {
  test(`sources: ${query}`, () => {
    const ready = readyFor(requestFor(query, { sources }));
    assert.equal(ready.text.text, text);
    assert.deepEqual(ready.logGroups, logGroups);
  });
}

const refused: readonly (readonly [string, RegExp, string])[] = [
  ["SOURCE 'disk' | limit 5", /files are on this machine/, "'disk'"],
  ["SOURCE 'near' | SOURCE 'far' | limit 5", /one profile and region/, "'far'"],
  ["filter a in (SOURCE 'wide' | fields a)", /several log groups/, "'wide'"],
];

for (const [query, message, where] of refused) {
  test(`sources that are refused: ${query}`, () => {
    const { ready, problems } = prepareCloudQuery(requestFor(`# @x\n${query}`, { sources }));
    assert.equal(ready, undefined);
    const [problem] = problems;
    assert.match(problem?.message ?? '', message);
    assert.equal(`# @x\n${query}`.slice(problem?.start, problem?.end), where);
  });
}

test('a table of this machine is no table of CloudWatch', () => {
  const query = 'lookup people user OUTPUT team';
  const { ready, problems } = prepareCloudQuery(
    requestFor(query, { tables: { people: '/people.csv' } }),
  );
  assert.ok(ready);
  assert.deepEqual(
    problems.map(({ code, severity }) => [code, severity]),
    [['table-local', 'information']],
  );
});

test('places of what is sent are places of the request', () => {
  const query =
    '# @range -1d\nfilter user = "{{who}}" # x\n# @param who\n| fields aa | sort bb | limit 5';
  const parameters = { who: 'a'.repeat(40) };
  const plan = planFor(requestFor(query, { parameters }));
  const order = plan.orders.at(3);
  const text = order?.query.text ?? '';
  const placeOf = (wanted: string): string | undefined => {
    const start = text.indexOf(wanted);
    assert.ok(start >= 0, `${wanted} is not in ${text}`);
    const found = order?.placeInRequest({ start, end: start + wanted.length });
    return found && query.slice(found.start, found.end);
  };
  assert.ok(plan.isSliced);
  assert.equal(placeOf('fields aa'), 'fields aa');
  assert.equal(placeOf('aaaaaaa'), '"{{who}}"');
  assert.equal(placeOf('user'), 'user');
  assert.equal(placeOf('limit 5'), 'limit 5');
  assert.equal(placeOf('toMillis(@timestamp) >='), undefined);
  assert.equal(placeOf('| limit 5'), '| limit 5');
});
