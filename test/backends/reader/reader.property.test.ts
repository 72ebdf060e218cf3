import assert from 'node:assert/strict';
import test from 'node:test';
import fc from 'fast-check';
import { EventReader } from '../../../backends/local/reader/event-reader.ts';
import { envelopes } from './envelopes.ts';
import { flatten } from './flatten.ts';
import { hostileMembers } from './hostile-json.ts';

for (const [name, wrap] of Object.entries(envelopes)) {
  test(`reads in ${name} what JSON.parse and flattening give`, () => {
    const records = fc.array(hostileMembers.map(record), { minLength: 1, maxLength: 3 });
    fc.assert(
      fc.property(records, fc.array(junkPath, { maxLength: 3 }), (texts, junk) => {
        compare(texts, junk, Buffer.from(wrap(texts)));
      }),
      { numRuns: 150, seed: 20_220_212 },
    );
  });
}

const junkPath = fc.constantFrom(
  'a',
  'a.b',
  'a.b.a',
  '0',
  'a.0',
  'a.01',
  '__proto__',
  'x.y',
  '',
  '..',
);

/** Whatever the members are, the key of every record makes one of them. */
function record(members: string): string {
  return members === '' ? '{"eventVersion":"1.08"}' : `{${members},"eventVersion":"1.08"}`;
}

function compare(texts: readonly string[], junk: readonly string[], file: Buffer): void {
  const expected = texts.map(flatten);
  const paths = new Set([...junk, ...expected.flatMap((leaves) => [...leaves.keys()])]);
  const reader = new EventReader('test');
  const fields = [...paths].map((path) => ({ path, read: reader.bind(path) }));
  reader.open(file, { file: 'file', stamp: '' });
  for (const leaves of expected) {
    assert.equal(reader.next(), true);
    for (const { path, read } of fields) {
      const value = read();
      const candidates = leaves.get(path) ?? [undefined];
      const isRight = candidates.some((leaf) =>
        typeof leaf === 'number' ? Number(value) === leaf : value === leaf,
      );
      assert.ok(isRight, JSON.stringify([path, value, candidates]));
    }
  }
  assert.equal(reader.next(), false);
  assert.equal(reader.findings.damaged, 0);
}
