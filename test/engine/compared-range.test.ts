import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { comparedRange } from '../../core/engine/engine.ts';
import { NOW, queryOf } from './support/run.ts';

const written = (time: number): string => new Date(time).toISOString().replace('.000Z', 'Z');

const comparedWith = (text: string, start: string | undefined, end: string | undefined): string => {
  const range = { start: millisecondsOf(start), end: millisecondsOf(end) };
  const compared = comparedRange(queryOf(text), { now: NOW, range });
  return typeof compared === 'object'
    ? `${written(compared.start)}..${written(compared.end)}`
    : String(compared);
};

const millisecondsOf = (time: string | undefined): number | undefined =>
  time === undefined ? undefined : Date.parse(time);

describe('the range that a query is compared with', () => {
  for (const [text, start, end, expected] of [
    ['pattern @message', '2022-02-18', '2022-02-19', 'undefined'],
    [
      'pattern @message | diff',
      '2022-02-18',
      '2022-02-19',
      '2022-02-17T00:00:00Z..2022-02-18T00:00:00Z',
    ],
    [
      'pattern @message | diff previousDay',
      '2022-02-18',
      '2022-02-21',
      '2022-02-17T00:00:00Z..2022-02-20T00:00:00Z',
    ],
    [
      'pattern @message | diff previousWeek',
      '2022-02-18',
      '2022-02-19',
      '2022-02-11T00:00:00Z..2022-02-12T00:00:00Z',
    ],
    [
      'pattern @message | diff previousMonth',
      '2022-03-31T12:00Z',
      '2022-04-01T12:00Z',
      '2022-02-28T12:00:00Z..2022-03-01T12:00:00Z',
    ],
    [
      'pattern @message | diff previousMonth',
      '2022-01-15',
      '2022-01-16',
      '2021-12-15T00:00:00Z..2021-12-16T00:00:00Z',
    ],
    [
      'logcompare timeshift 7d',
      '2022-02-18',
      '2022-02-19',
      '2022-02-11T00:00:00Z..2022-02-12T00:00:00Z',
    ],
    [
      'logcompare timeshift 2q',
      '2022-08-31',
      '2022-09-01',
      '2022-02-28T00:00:00Z..2022-03-01T00:00:00Z',
    ],
    [
      'logcompare timeshift 1d',
      '2022-02-18T17:00:00.500Z',
      undefined,
      '2022-02-17T17:00:00.500Z..2022-02-17T18:00:00.500Z',
    ],
    ['logcompare timeshift 1d', undefined, '2022-02-18', 'unbounded'],
    ['pattern @message | diff', undefined, undefined, 'unbounded'],
  ] as const) {
    it(`${text}, ${start}..${end}`, () => assert.equal(comparedWith(text, start, end), expected));
  }
});
