import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { EventReader } from '../../../backends/local/reader/event-reader.ts';
import { mostCodes } from '../../../backends/local/reader/value-gatherer.ts';

const paths = ['gathered', 'also', 'in.side'];

type Members = Readonly<Record<string, unknown>>;

/** What was gathered of each file: by field its values, or undefined; and values without a code. */
function gathered(
  files: readonly (readonly Members[])[],
  { fields = 7, wrap = (text: string): string => text } = {},
): { readonly values: readonly unknown[]; readonly others: readonly number[] }[] {
  const reader = new EventReader('lab');
  const gatherer = reader.gather(paths);
  return files.map((events) => {
    const records = events.map((event) => JSON.stringify({ eventVersion: '1', ...event }));
    reader.open(Buffer.from(wrap(`[${records.join()}]`)), { file: 'file', stamp: '' });
    gatherer.begin(fields);
    const others: number[] = [];
    while (reader.next()) others.push(gatherer.take());
    const values = paths.map((_, field) => {
      const codes = gatherer.codes(field);
      return codes && Array.from(codes, (code) => gatherer.valueOf(field, code));
    });
    reader.close();
    return { values, others };
  });
}

const valuesOf = (...given: Parameters<typeof gathered>): readonly unknown[] =>
  gathered(...given).map(({ values }) => values);

const many = (count: number): readonly Members[] =>
  Array.from({ length: count }, (_, index) => ({ gathered: `value ${index}` }));

describe('the values of fields in files', () => {
  it('are each gathered once, of one file after another', () => {
    const first = [
      { gathered: 'a', also: 'x' },
      { gathered: 'b', in: { side: true } },
      { gathered: 'a', also: null, in: { side: {} } },
    ];
    const second = [{ gathered: 'a' }, { also: 'a', in: 1 }];
    assert.deepEqual(valuesOf([first, second, [], second]), [
      [['a', 'b'], ['x'], [true]],
      [['a'], ['a'], []],
      [[], [], []],
      [['a'], ['a'], []],
    ]);
  });

  it('are found in records inside a text', () => {
    const wrap = (text: string): string => JSON.stringify([text, text.replaceAll('one', 'two')]);
    const files = [[{ gathered: 'one' }, { gathered: 'of all' }]];
    assert.deepEqual(valuesOf(files, { wrap }), [[['one', 'of all', 'two'], [], []]]);
  });

  it('are told that have no code', () => {
    const long = 'x'.repeat(600);
    const events = [{ gathered: 'a', also: long }, { in: { side: long } }, { also: 'b' }];
    assert.deepEqual(gathered([events]), [{ values: [['a'], ['b'], []], others: [2, 4, 0] }]);
  });

  it('are not known of fields that are not wanted', () => {
    const events = [{ gathered: 'a', also: 'b', in: { side: 'x'.repeat(600) } }];
    const values = [undefined, ['b'], undefined];
    assert.deepEqual(gathered([events], { fields: 2 }), [{ values, others: [0] }]);
  });

  it('are not known where there are too many', () => {
    const [just, more, again] = gathered([many(mostCodes), many(mostCodes + 1), many(1)]);
    assert.deepEqual(
      just?.values[0],
      many(mostCodes).map((each) => each['gathered']),
    );
    assert.equal(more?.values[0], undefined);
    assert.deepEqual(again?.values[0], ['value 0']);
  });

  it('are told apart, whatever they begin and end with', () => {
    const part = fc.constantFrom('', 'a', 'b', 'same at first', 'the same at last', '1234567');
    const value = fc.tuple(part, part, part, part).map((parts) => parts.join(''));
    const file = fc.array(fc.record({ gathered: value, also: fc.option(value) }), {
      maxLength: 60,
    });
    fc.assert(
      fc.property(fc.array(file, { maxLength: 4 }), (files) => {
        const expected = files.map((events) => [
          [...new Set(events.map((event) => event.gathered))],
          [...new Set(events.map(({ also }) => also))].filter((each) => each !== null),
          [],
        ]);
        assert.deepEqual(valuesOf(files), expected);
      }),
      { numRuns: 200, seed: 6 },
    );
  });
});
