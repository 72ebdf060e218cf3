import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  consoleTimes,
  parseMoment,
  writtenRange,
} from '../../../backends/cloudwatch/console/console-range.ts';

const now = Date.UTC(2026, 0, 31, 12);

test('a range that counts back stays one', () => {
  const cases: readonly (readonly [string, number, number])[] = [
    ['-1h', -3600, 0],
    ['-7d', -604_800, 0],
    ['-24h..-1h', -86_400, -3600],
    ['-1d..', -86_400, 0],
    ['-1d..now', -86_400, 0],
    ['-1mo', -31 * 86_400, 0],
  ];
  for (const [range, start, end] of cases) {
    assert.deepEqual(consoleTimes(range, now), { timeType: 'RELATIVE', start, end }, range);
  }
});

test('others become instants, with the last one that is inside', () => {
  const cases: readonly (readonly [string, string, string])[] = [
    ['2022-02-12..2022-02-19', '2022-02-12T00:00:00.000Z', '2022-02-19T23:59:59.999Z'],
    [
      '2022-02-12T06:00+02:00..2022-02-12T12:00Z',
      '2022-02-12T04:00:00.000Z',
      '2022-02-12T11:59:59.999Z',
    ],
    ['2026-01-31..now', '2026-01-31T00:00:00.000Z', '2026-01-31T12:00:00.000Z'],
    ['2026-01-31..-1h', '2026-01-31T00:00:00.000Z', '2026-01-31T10:59:59.999Z'],
    ['all', '2018-11-05T00:00:00.000Z', '2026-01-31T12:00:00.000Z'],
  ];
  for (const [range, start, end] of cases) {
    assert.deepEqual(consoleTimes(range, now), { timeType: 'ABSOLUTE', start, end }, range);
  }
});

test('what is no range says why', () => {
  const times = consoleTimes('yesterday', now);
  assert.ok(typeof times === 'string');
  assert.match(times, /"yesterday" is not a range/);
});

test('moments of the console become a range', () => {
  const cases: readonly (readonly [string, string, string | undefined])[] = [
    ['-3600s', '0s', '-1h'],
    ['-10800s', '0s', '-3h'],
    ['-90s', '', '-90s'],
    ['-1w', '0s', '-7d'],
    ['-5400s', '-1800s', '-90m..-30m'],
    ['-1234567s', '0s', '-20576m'],
    ['-2h', '2026-01-01T00:00:00Z', undefined],
    [
      '2024-04-06T12:03:51.357Z',
      '2024-04-06T12:03:57.973Z',
      '2024-04-06T12:03:51.357Z..2024-04-06T12:03:57.973Z',
    ],
    ['2024-04-06T12:00:00Z', '0s', '2024-04-06T12:00:00Z..now'],
    ['1700000000000', '1700003600000', '2023-11-14T22:13:20Z..2023-11-14T23:13:20Z'],
    ['', '0s', undefined],
    ['soon', '0s', undefined],
    ['0s', '0s', undefined],
  ];
  for (const [start, end, range] of cases) {
    assert.equal(writtenRange(parseMoment(start), parseMoment(end)), range, `${start} to ${end}`);
  }
});
