import assert from 'node:assert/strict';
import test from 'node:test';
import { eventPlace } from '../../../backends/local/reader/pointer.ts';
import { readEvent } from '../../../backends/local/scan/read-event.ts';
import { record } from '../local/local-backend.ts';
import { envelopes } from '../reader/envelopes.ts';
import { scanInSegments, textFile } from './scan-in-segments.ts';

const whole = { segment: 2 ** 40, smallestFile: 0 };

const query = 'fields eventID, userAgent, @ptr | sort eventID asc';

const lookAlike = {
  requestParameters: {
    list: [
      { eventVersion: '1', eventID: 'nested' },
      { eventVersion: '2', eventID: 'nested too' },
    ],
    text: '{"eventVersion":"1","eventID":"text"},{"eventVersion":"1"}\n{"eventVersion":"1"}',
  },
};

const hostile = [
  record('0'),
  record('1', { userAgent: '\\"}]},{"eventVersion":"1.08"' }),
  record('2', lookAlike),
  record('3', { userAgent: 'x'.repeat(300) }),
  record('4', { userAgent: '\u{1F600}\\\\"' }),
  JSON.stringify(JSON.parse(record('5', lookAlike)), null, 2),
  record('6'),
];

/** Texts of files that can be cut, most of them with what makes guessing hard. */
const texts: Readonly<Record<string, string>> = {
  ...Object.fromEntries(
    Object.entries(envelopes).map(([name, wrap]) => [name, wrap(hostile)] as const),
  ),
  'list with members behind it': `{"Records":[${hostile.join()}],"after":[${record('7')}],"Records":[${record('8')}]}`,
  'list with an envelope behind it': `{"Records":[${hostile.join()}]}\n{"detail":${record('7')}}\n${record('8')}`,
  'records that begin differently': `{"Records":[${hostile.join()},${JSON.stringify({ eventID: '9', eventVersion: '1' })}]}`,
  'lines of which some are others': [
    record('0'),
    record('1'),
    'nothing',
    '{"no":"log"}',
    record('2'),
  ].join('\n'),
  'no records behind the first': `{"Records":[${record('0')}]}${' '.repeat(500)}`,
  'one record in many segments': `{"Records":[${record('0', { userAgent: 'y'.repeat(2000) })},${record('1')}]}`,
};

for (const [name, text] of Object.entries(texts)) {
  test(`reads ${name} in segments of any size as in one`, async (context) => {
    const file = textFile(context, text);
    const expected = await scanInSegments(file, query, whole);
    for (let segment = 40; segment < text.length; segment = Math.ceil(segment * 1.13)) {
      const { repeats: _, ...found } = await scanInSegments(file, query, {
        segment,
        smallestFile: 0,
      });
      const { repeats: __, ...one } = expected;
      assert.deepEqual(found, one, `segments of ${segment} bytes`);
    }
  });
}

test('guesses right where records lie as CloudTrail delivers them', async (context) => {
  const records = Array.from({ length: 200 }, (_, index) => record(`${index}`));
  for (const text of [`{"Records":[${records.join()}]}`, `${records.join('\n')}\n`]) {
    const found = await scanInSegments(textFile(context, text), 'stats count(*)', {
      segment: 1000,
      smallestFile: 0,
    });
    assert.deepEqual([found.cells, found.repeats], [[['200']], 0]);
  }
});

test('says that a file was written to while it was read', async (context) => {
  const file = textFile(context, `{"Records":[${hostile.join()}]}`);
  const older = { ...file, stamp: { ...file.stamp, mtimeMs: 0 } };
  const { problems } = await scanInSegments(older, query, { segment: 500, smallestFile: 0 });
  assert.match(problems.join('\n'), /^file-changed: "a.json" was written to while it was read/);
});

test('finds the events of pointers, and none between them', async (context) => {
  const text = `{"Records":[${hostile.join()}]}`;
  const file = textFile(context, text);
  const { cells } = await scanInSegments(file, query, { segment: 500, smallestFile: 0 });
  assert.equal(cells.length, hostile.length);
  for (const [index, [, , pointer]] of cells.entries()) {
    const place = eventPlace(pointer ?? '');
    assert.ok(place?.offset !== undefined);
    assert.deepEqual(
      JSON.parse((await readEvent({ file, place })) ?? ''),
      JSON.parse(hostile[index] ?? ''),
    );
    for (const offset of [place.offset - 1, place.offset + 1, text.length, text.length + 100]) {
      assert.equal(await readEvent({ file, place: { ...place, offset } }), undefined);
    }
    const other = { ...place, stamp: `${place.stamp}0` };
    await assert.rejects(readEvent({ file, place: other }), /has changed since the query was run/);
  }
});
