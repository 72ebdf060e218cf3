import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { KeyScan } from '../../../backends/local/dedupe/key-scan.ts';
import { Repeats } from '../../../backends/local/dedupe/repeats.ts';
import { UuidTable } from '../../../backends/local/dedupe/uuid-table.ts';
import { packUuid } from '../../../backends/local/dedupe/uuid.ts';

const value = fc.oneof(
  fc.uuid(),
  fc.constantFrom(
    '6f1c8c3e-5d5b-4b0a-9d38-0c6f3f7b6a11',
    '6F1C8C3E-5d5b-4b0a-9d38-0c6f3f7b6a11',
    '6f1c8c3e-5d5b-4b0a-9d38-0c6f3f7b6a1',
    '6f1c8c3e05d5b04b0a09d3800c6f3f7b6a11',
    '__proto__',
    '',
    '1',
  ),
  fc.constantFrom(1, 2, true, undefined, new Map([['a', 1]]), ['a']),
);

/** Positions of events whose text an event before them has. */
const naive = (values: readonly unknown[]): readonly number[] => {
  const seen = new Set<string>();
  const repeats: number[] = [];
  values.forEach((one, position) => {
    if (one === undefined || typeof one === 'object') return;
    const text = one === true ? '1' : `${one as string | number}`;
    if (seen.has(text)) repeats.push(position);
    seen.add(text);
  });
  return repeats;
};

describe('repeats', () => {
  it('are all but the first of each value, in whatever order they are found', () => {
    fc.assert(
      fc.property(
        fc.array(value, { maxLength: 60 }),
        fc.array(fc.nat(4), { minLength: 60, maxLength: 60 }),
        (values, scans) => {
          let current: (typeof values)[number];
          const found = new Repeats();
          const collectors = scans
            .slice(0, 5)
            .map(() => new KeyScan({ bind: () => () => current }, 'eventID'));
          values.forEach((one, position) => {
            current = one;
            collectors[scans[position] ?? 0]?.take(position);
          });
          for (const collector of collectors.toReversed()) {
            found.add(structuredClone(collector.drain()));
          }
          assert.deepEqual([...found.positions()], naive(values));
        },
      ),
      { seed: 20220218, numRuns: 300 },
    );
  });

  it('are told apart beyond the first rooms of all tables', () => {
    const uuidOf = (index: number): string =>
      `${String(index % 30_000).padStart(8, '0')}-0000-4000-8000-000000000000`;
    let current = '';
    const collector = new KeyScan({ bind: () => () => current }, 'eventID');
    for (let index = 0; index < 40_000; index += 1) {
      current = uuidOf(index);
      collector.take(index);
    }
    const found = new Repeats();
    found.add(collector.drain());
    assert.deepEqual(
      found.positions(),
      Float64Array.from({ length: 10_000 }, (_, index) => 30_000 + index),
    );
  });
});

describe('a table of UUIDs', () => {
  it('ends with what to do where there are too many', () => {
    const table = new UuidTable(1, 2);
    table.add(Uint32Array.of(1, 2, 3, 4), 0, 5);
    table.add(Uint32Array.of(1, 2, 3, 5), 0, 6);
    assert.equal(table.add(Uint32Array.of(1, 2, 3, 4), 0, 7), 7);
    assert.equal(table.add(Uint32Array.of(1, 2, 3, 4), 0, 3), 5);
    assert.throws(() => table.add(Uint32Array.of(9, 9, 9, 9), 0, 8), /more memory.*range/);
    assert.equal(table.size, 2);
  });
});

describe('a packed UUID', () => {
  it('is its sixteen bytes', () => {
    const words = new Uint32Array(5);
    assert.ok(packUuid('01234567-89ab-cdef-fedc-ba9876543210', words, 1));
    assert.deepEqual([...words], [0, 0x01234567, 0x89abcdef, 0xfedcba98, 0x76543210]);
  });
});
