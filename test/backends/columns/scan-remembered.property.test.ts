import assert from 'node:assert/strict';
import test from 'node:test';
import fc from 'fast-check';
import { delivery } from '../local/local-backend.ts';
import { Lab } from './scan-lab.ts';

/** Few values, so that conditions and groups meet. */
const event = fc.record(
  {
    eventName: fc.constantFrom('GetObject', 'PutObject', 'é"\\'),
    eventTime: fc.constantFrom('2022-02-18T17:52:31Z', '2022-02-18T18:00:00.5Z', 'never'),
    eventID: fc.nat(30).map(String),
    awsRegion: fc.constantFrom('eu-west-1', null),
    recipientAccountId: fc.constantFrom('111122223333', undefined),
    readOnly: fc.boolean(),
    x: fc.oneof(
      fc.nat(3),
      fc.record({ y: fc.constantFrom('a', 'b', null, 1.5) }),
      fc.constant([1]),
    ),
  },
  { requiredKeys: ['eventName'] },
);

const condition = fc.constantFrom(
  'eventName = "GetObject"',
  'readOnly = 0',
  'ispresent(x.y)',
  '@message like /Get/',
  '@message like "eu-west"',
  'eventID > 12',
  'strlen(@message) > 150',
  'x = 1 or x.0 = 1',
  'isblank(awsRegion)',
  '@logStream like /eu/',
);

const end = fc.constantFrom(
  'stats count(*) by eventName',
  'stats count(*), max(eventID) by x.y, readOnly',
  'stats count(*) by bin(5m)',
  'stats count_distinct(eventID) by awsRegion',
  'fields @timestamp, @log, @ptr, x.y | sort eventID desc | limit 3',
  'parse @message /"eventID":"(?<id>\\d)/ | stats count(*) by id',
  'fields toupper(eventName) as name | dedup name',
  'fields eventID | limit any 2',
  'fields @message | limit 2',
);

const query = fc
  .tuple(fc.array(condition, { maxLength: 2 }), end)
  .map(([conditions, last]) => [...conditions.map((text) => `filter ${text}`), last].join(' | '));

test('queries over memory answer as queries over files', async (context) => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.array(event, { maxLength: 12 }), { minLength: 1, maxLength: 3 }),
      fc.array(query, { minLength: 1, maxLength: 6 }),
      fc.constantFrom(10 ** 7, 1500),
      async (contents, queries, cacheBytes) => {
        const files = contents.map((events, index) => [
          `${index}.json`,
          delivery(events.map((each) => JSON.stringify(each))),
        ]);
        const lab = new Lab(context, Object.fromEntries(files));
        for (const text of queries) {
          const expected = await lab.run(text, 0);
          const { rows, counts, problems } = await lab.run(text, cacheBytes);
          assert.deepEqual(rows, expected.rows, text);
          assert.deepEqual({ ...counts, filesRemembered: 0 }, expected.counts, text);
          assert.deepEqual(problems, expected.problems);
        }
      },
    ),
    { numRuns: 60, seed: 20_220_212 },
  );
});
