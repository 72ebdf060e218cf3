import assert from 'node:assert/strict';
import test from 'node:test';
import fc from 'fast-check';
import { ColumnStore } from '../../../backends/local/columns/column-store.ts';
import { FileColumns } from '../../../backends/local/columns/file-columns.ts';
import { EventReader } from '../../../backends/local/reader/event-reader.ts';
import { hostileMembers } from '../reader/hostile-json.ts';

const stamp = { size: 1, mtimeMs: 2, ctimeMs: 3, ino: 4 };
const file = { file: 'file', stamp: '1-2' };

const names = [
  'eventName',
  'a',
  'a.b',
  '@@a',
  'awsRegion',
  'eventID',
  '@timestamp',
  '@message',
  '@log',
  '@logStream',
  '@ptr',
  'derived a',
  'derived size',
] as const;

type Name = (typeof names)[number];

/** What one query reads: of the n-th event these fields, and so on in turn. */
const query = fc.array(fc.subarray([...names]), { minLength: 1, maxLength: 3 });

test('queries over what is remembered read the same as over the file', () => {
  const members = fc.oneof(
    hostileMembers,
    fc.constantFrom('"a":{"b":1}', '"a":true', '"a":null', '"a":false,"awsRegion":"eu-west-1"', ''),
  );
  const records = fc
    .array(fc.tuple(members, fc.nat(5)), { maxLength: 12 })
    .map((parts) => parts.map(([text, number], index) => recordOf(text, number, index)));
  fc.assert(
    fc.property(records, fc.array(query, { minLength: 1, maxLength: 4 }), (texts, queries) => {
      const content = Buffer.from(`{"Records":[${texts.join()}]}`);
      const store = new ColumnStore();
      store.beginRun(10 ** 6);
      for (const wanted of queries) {
        const fresh = run(new EventReader('lab'), wanted, content, undefined);
        const remembered = run(new EventReader('lab', store), wanted, content, store);
        assert.deepEqual(remembered.values, fresh.values);
        assert.equal(store.has('file'), true);
        // Once more: nothing is new, so only whole events need the file.
        const again = run(new EventReader('lab', store), wanted, content, store);
        assert.deepEqual(again.values, fresh.values);
        if (!wanted.flat().includes('@message')) assert.equal(again.opened, 0);
      }
    }),
    { numRuns: 150, seed: 20_220_212 },
  );
});

function recordOf(members: string, number: number, index: number): string {
  const fields = {
    eventVersion: '1.08',
    ...(number === 0 ? {} : { eventTime: `2022-02-18T17:5${number}:31Z` }),
    ...(number === 1 ? {} : { recipientAccountId: `11112222333${number}` }),
    eventName: `Name${number}`,
    eventID: `${index}`,
  };
  const text = JSON.stringify(fields);
  return members === '' ? text : `{${members},${text.slice(1)}`;
}

interface Reading {
  readonly values: readonly unknown[];
  /** How often the file was needed. */
  readonly opened: number;
}

/** Runs the query as a scan does: over what the store remembers, else over the file. */
function run(
  reader: EventReader,
  wanted: readonly (readonly Name[])[],
  content: Buffer,
  store: ColumnStore | undefined,
): Reading {
  const readers = wanted.map((fields) => fields.map((name) => bind(reader, name)));
  const known = store?.find('file', stamp);
  let opened = 0;
  if (known === undefined) reader.open(content, file);
  else {
    const open = (): Buffer => {
      opened += 1;
      return content;
    };
    reader.openRemembered(known, open, file);
  }
  const values: unknown[] = [];
  while (reader.next()) {
    values.push(readers[reader.ordinal % readers.length]?.map((read) => read()));
  }
  values.push(reader.findings);
  const columns =
    known ??
    new FileColumns({
      stamp,
      events: reader.findings.records,
      textBytes: content.length,
      generation: reader.generation,
    });
  if (reader.noteInto(columns) || known === undefined) store?.keep('file', columns);
  reader.close();
  return { values, opened };
}

function bind(reader: EventReader, name: Name): () => unknown {
  switch (name) {
    case 'derived a':
      return reader.derive('a', () => /"a":(\w+)/.exec(reader.message())?.[1]);
    case 'derived size':
      return reader.derive('size', () => reader.message().length % 3 === 0);
    default:
      return reader.bind(name);
  }
}
