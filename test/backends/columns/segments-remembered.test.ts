import assert from 'node:assert/strict';
import { utimesSync, writeFileSync } from 'node:fs';
import test, { type TestContext } from 'node:test';
import { ColumnStore } from '../../../backends/local/columns/column-store.ts';
import { currentFile, scanInSegments, textFile } from '../segments/scan-in-segments.ts';
import { delivery, record } from '../local/local-backend.ts';

const records = Array.from({ length: 400 }, (_, index) =>
  record(`${index}`, { eventName: index % 3 === 0 ? 'GetObject' : 'PutObject' }),
);

const sizes = { segment: 4096, smallestFile: 8192 };

const queries = [
  'stats count(*) by eventName',
  'filter eventName = "GetObject" | stats count(*), max(eventID) by awsRegion',
  'fields eventID, @ptr, @timestamp | sort eventID desc | limit 3',
  'filter @message like /7/ | stats count(*)',
  'fields eventID | limit any 2',
];

function oldFile(context: TestContext, text: string) {
  const file = textFile(context, text);
  utimesSync(file.path, 1_000_000, 1_000_000);
  return currentFile(file.path);
}

test('segments are answered from memory as from the file', async (context) => {
  const texts = [delivery(records), records.join('\n'), delivery(records.slice(0, 20))];
  for (const text of texts) {
    const file = oldFile(context, text);
    const memory = { store: new ColumnStore(), cacheBytes: 10 ** 7 };
    for (const query of queries) {
      const expected = await scanInSegments(file, query, sizes);
      assert.equal(expected.remembered, 0);
      for (const time of [1, 2]) {
        const { cells, problems, remembered, counts } = await scanInSegments(
          file,
          query,
          sizes,
          memory,
        );
        assert.deepEqual(cells, expected.cells, query);
        assert.deepEqual(problems, expected.problems);
        if (query.includes('limit any')) continue;
        assert.deepEqual(
          { ...counts, filesRemembered: 0 },
          { ...expected.counts, filesRemembered: 0 },
        );
        if (time === 2 && text.length > 8192) assert.ok(remembered > 5, query);
      }
    }
  }
});

test('segments of a file that has changed are read again', async (context) => {
  const file = oldFile(context, delivery(records));
  const memory = { store: new ColumnStore(), cacheBytes: 10 ** 7 };
  await scanInSegments(file, 'stats count(*)', sizes, memory);
  writeFileSync(file.path, delivery(records.slice(0, 399)));
  utimesSync(file.path, 1_000_000, 1_000_000);
  const { cells, remembered } = await scanInSegments(
    currentFile(file.path),
    'stats count(*)',
    sizes,
    memory,
  );
  assert.deepEqual(cells, [['399']]);
  assert.equal(remembered, 0);
});

test('segments that are read in several windows are remembered as a whole', async (context) => {
  const many = Array.from({ length: 12_000 }, (_, index) => records[index % 400] ?? '');
  const file = oldFile(context, delivery(many));
  const large = { segment: Math.ceil(file.size / 2), smallestFile: 1 };
  const memory = { store: new ColumnStore(), cacheBytes: 10 ** 7 };
  const query = 'stats count(*), max(eventID) by eventName';
  const expected = await scanInSegments(file, query, large);
  for (const remembered of [0, 2]) {
    const again = await scanInSegments(file, query, large, memory);
    assert.deepEqual(again.cells, expected.cells);
    assert.equal(again.remembered, remembered);
  }
});
