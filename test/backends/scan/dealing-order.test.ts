import assert from 'node:assert/strict';
import test from 'node:test';
import fc from 'fast-check';
import { batches } from '../../../backends/local/scan/batches.ts';
import { type DealingOrder, inDealingOrder } from '../../../backends/local/scan/dealing-order.ts';
import { Lab } from '../columns/scan-lab.ts';
import { delivery, record } from '../local/local-backend.ts';

const trailFile = (stamp: string, region = 'eu-west-1'): string =>
  `1_CloudTrail_${region}_${stamp}_abcdefghijklmnop.json.gz`;

const early = trailFile('20220211T0005Z');
const late = trailFile('20220218T0005Z');
const lateElsewhere = trailFile('20220218T0005Z', 'us-east-1');
const latest = trailFile('20220218T0010Z');
const listed = [early, late, latest, lateElsewhere, 'a.json', 'b.json'];

const fileOf = (name: string, size = 1) => {
  const stamp = { size, mtimeMs: 0, ctimeMs: 0, ino: 0 };
  return { name, path: `/${name}`, size, stamp };
};

test('deals files as they are listed, or the latest first by what their names say', () => {
  const dealt = (order: DealingOrder): readonly string[] =>
    inDealingOrder(
      listed.map((name) => ({ name })),
      order,
    ).map(({ name }) => name);
  assert.deepEqual(dealt('asListed'), listed);
  assert.deepEqual(dealt('latestFirst'), [latest, lateElsewhere, late, early, 'b.json', 'a.json']);
});

test('the order of dealing leaves files where they are in the order of events', () => {
  const files = listed.map((name) => fileOf(name, 5_000_000));
  const indexes = (order: DealingOrder): ReadonlyMap<string, number> =>
    new Map(
      batches(files, 2, { order }).flatMap((piece) =>
        piece.map(({ name, index }): [string, number] => [name, index]),
      ),
    );
  const asListed = indexes('asListed');
  const latestFirst = indexes('latestFirst');
  assert.deepEqual([...latestFirst.keys()].at(0), latest);
  assert.deepEqual(
    [...latestFirst].toSorted(([a], [b]) => (a < b ? -1 : 1)),
    [...asListed].toSorted(([a], [b]) => (a < b ? -1 : 1)),
  );
});

const stamps = ['20220218T1000Z', '20220218T1005Z', '20220219T0000Z'];
const times = ['2022-02-18T09:52:31Z', '2022-02-18T09:59:00Z', '2022-02-18T23:59:59.5Z', 'never'];

const contents = fc.array(
  fc.record({
    stamp: fc.constantFrom(...stamps, 'whenever'),
    events: fc.array(fc.record({ eventTime: fc.constantFrom(...times), x: fc.nat(3) }), {
      maxLength: 60,
    }),
  }),
  { minLength: 2, maxLength: 5 },
);

const queries = fc.constantFrom(
  'fields @timestamp, eventID',
  'fields eventID | limit 2',
  'fields @message | sort @timestamp desc | limit 5',
  'fields eventID | sort eventTime desc, x | limit 7',
  'fields x, eventID | sort @timestamp desc | dedup x | limit 2',
  'fields eventID, @ptr | filter x > 1 | limit 3',
  'sort @timestamp desc | limit 9 | filter x > 0 | sort x',
);

test('the answer is the same in whatever order files are dealt', async (context) => {
  await fc.assert(
    fc.asyncProperty(contents, queries, async (files, query) => {
      const lab = new Lab(
        context,
        Object.fromEntries(
          files.map(({ stamp, events }, file) => [
            trailFile(stamp, `region-${file}`),
            delivery(events.map((event, number) => record(`${file}-${number}`, event))),
          ]),
        ),
      );
      const list = await lab.list();
      const asListed = await lab.run(query, 0, list);
      // From the files, and then from memory.
      for (const cacheBytes of [0, 10 ** 7, 10 ** 7]) {
        const given = inDealingOrder(list, 'latestFirst');
        assert.deepEqual((await lab.run(query, cacheBytes, given)).rows, asListed.rows);
      }
    }),
    { numRuns: 100, seed: 20_220_218 },
  );
});

test('latest first, files in memory that have nothing to add are not opened', async (context) => {
  const hours = Array.from({ length: 24 }, (_, hour) => String(hour).padStart(2, '0'));
  const lab = new Lab(
    context,
    Object.fromEntries(
      hours.map((hour) => [
        trailFile(`20220218T${hour}59Z`),
        delivery(
          Array.from({ length: 100 }, (_, number) =>
            record(`${hour}-${number}`, { eventTime: `2022-02-18T${hour}:30:00Z` }),
          ),
        ),
      ]),
    ),
  );
  const list = await lab.list();
  await lab.run('stats count(*) by @timestamp');
  const opened = async (order: DealingOrder): Promise<number> => {
    const { counts } = await lab.run('fields @message | limit 5', 10 ** 7, [
      ...inDealingOrder(list, order),
    ]);
    return counts.filesScanned - counts.filesRemembered;
  };
  assert.deepEqual([await opened('latestFirst'), await opened('asListed')], [1, 24]);
});
