import assert from 'node:assert/strict';
import { it } from 'node:test';
import fc from 'fast-check';
import { FactsCollector } from '../../../backends/local/facts/facts-collector.ts';
import type { FileFacts } from '../../../backends/local/facts/file-facts.ts';
import { allFields, frequentFields } from '../../../backends/local/facts/frequent-fields.ts';
import { EventReader } from '../../../backends/local/reader/event-reader.ts';
import { factsOf, someStamp } from './facts.ts';

/* What is gathered of the bytes of files is what is gathered of their values one by one. */

type Members = Readonly<Record<string, string>>;

/** The facts of files of these events, which one collector has read. */
function factsRead(files: readonly (readonly Members[])[]): readonly (FileFacts | undefined)[] {
  const reader = new EventReader('lab');
  const collector = new FactsCollector(reader);
  return files.map((events) => {
    const records = events.map((event) => JSON.stringify({ eventVersion: '1', ...event }));
    reader.open(Buffer.from(`{"Records":[${records.join()}]}`), { file: 'file', stamp: '' });
    collector.begin(allFields);
    while (reader.next()) collector.take();
    const { findings } = reader;
    reader.close();
    return collector.finish({ stamp: someStamp, findings, damage: undefined, bytes: 100 });
  });
}

/** The same from plain values. */
function factsExpected(events: readonly Members[]): FileFacts {
  return factsOf(
    events.map(({ eventTime, ...others }) => {
      const time = Date.parse(eventTime ?? '');
      return { ...others, '@timestamp': Number.isNaN(time) ? undefined : time };
    }),
  );
}

const value = fc.oneof(
  fc.constantFrom('1', '01', 'true', '', 'x', 'a"b', 'ü', 'x'.repeat(510), 'y'.repeat(511)),
  fc.integer({ min: 0, max: 700 }).map(String),
);
const time = fc.constantFrom(
  '2022-02-18T17:52:31Z',
  '2022-02-18T17:52:30.5Z',
  '2021-02-18T17:52:31Z',
  '2022-03-01T00:00:00+02:00',
  '2024-02-29T23:59:59Z',
  'never',
);

it('reads the same facts as of plain values', () => {
  const members = Object.fromEntries(frequentFields.map((path) => [path, value]));
  const event = fc.record({ ...members, eventTime: time }, { requiredKeys: [] });
  const files = fc.array(fc.array(event, { maxLength: 30 }), { maxLength: 3 });
  fc.assert(
    fc.property(files, (given) => {
      assert.deepEqual(factsRead(given), given.map(factsExpected));
    }),
    { numRuns: 200, seed: 6 },
  );
});

it('counts values with and without a code together', () => {
  const long = (index: number): string => String(index).padEnd(600, 'x');
  const events = Array.from({ length: 513 }, (_, index) => ({
    eventName: index % 2 === 0 ? `Name${index}` : long(index),
  }));
  for (const given of [events, events.slice(1)]) {
    const [facts] = factsRead([given]);
    assert.deepEqual(facts, factsExpected(given));
    assert.equal((facts?.known ?? 0) & 1, given.length > 512 ? 0 : 1);
  }
});
