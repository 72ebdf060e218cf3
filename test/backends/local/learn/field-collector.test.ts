import assert from 'node:assert/strict';
import test from 'node:test';
import fc from 'fast-check';
import {
  type Collected,
  FieldCollector,
} from '../../../../backends/local/learn/field-collector.ts';
import { FrequentValues } from '../../../../backends/local/learn/frequent-values.ts';
import { sourceFields } from '../../../../backends/local/learn/source-fields.ts';

function collect(events: readonly unknown[]): Collected {
  const collector = new FieldCollector();
  for (const event of events) collector.add(event);
  return collector.collected();
}

const namesOf = (event: unknown): readonly string[] =>
  collect([event]).fields.map(({ name }) => name);

test('names are paths of values, with N for positions in lists', () => {
  const cases: readonly (readonly [event: unknown, names: readonly string[]])[] = [
    [{ eventName: 'A', readOnly: true, bytes: 0 }, ['eventName', 'readOnly', 'bytes']],
    [{ a: { b: { c: 1 } } }, ['a.b.c']],
    [
      { resources: [{ ARN: 'x' }, { ARN: 'y', type: 't' }] },
      ['resources.N.ARN', 'resources.N.type'],
    ],
    [{ ids: ['a', 'b'], pairs: [[1], [2]] }, ['ids.N', 'pairs.N.N']],
    [{ a: null, b: {}, c: [], d: [null] }, []],
    [{ '@type': 'x', __proto__: 1, a: { constructor: 'y' } }, ['@@type', 'a.constructor']],
    [JSON.parse('{"__proto__":1}'), ['__proto__']],
    ['no record', []],
    [null, []],
  ];
  for (const [event, names] of cases) assert.deepEqual(namesOf(event), names);
});

test('an event counts once for a path and once for each value there', () => {
  const { fields } = collect([{ tags: ['a', 'a', 'b'] }, { tags: ['a'] }, { other: 1 }]);
  assert.deepEqual(fields[0], {
    name: 'tags.N',
    count: 2,
    example: 'a',
    occurrences: 3,
    values: [
      ['a', 2],
      ['b', 1],
    ],
  });
});

test('the example is a value that says something, cut where it is long', () => {
  const long = 'x'.repeat(500);
  const [field] = collect([{ a: '' }, { a: long }, { a: 'b' }]).fields;
  assert.deepEqual([field?.example?.length, field?.example?.at(-1)], [100, '…']);
});

/** Records of a few keys and values, as logs have them. */
const records = fc.array(
  fc.dictionary(
    fc.constantFrom('a', 'b', 'c'),
    fc.oneof(
      fc.constantFrom('x', 'y', 'z'),
      fc.boolean(),
      fc.nat(3),
      fc.constant(null),
      fc.array(fc.record({ d: fc.constantFrom('p', 'q') }), { maxLength: 3 }),
      fc.dictionary(fc.constantFrom('e', 'f'), fc.nat(2)),
    ),
  ),
  { maxLength: 40 },
);

/** Paths with positions as they are, each with its value. */
function* leaves(value: unknown, path: string): Generator<readonly [string, string]> {
  if (typeof value === 'object' && value !== null) {
    for (const [key, inner] of Object.entries(value)) yield* leaves(inner, `${path}.${key}`);
  } else if (value !== null) {
    yield [path, typeof value === 'string' ? value : JSON.stringify(value)];
  }
}

/** The obvious way: every event's distinct pairs of path and value, counted. */
function naive(
  events: readonly object[],
): Map<string, { count: number; values: Map<string, number> }> {
  const fields = new Map<string, { count: number; values: Map<string, number> }>();
  for (const event of events) {
    const pairs = [...leaves(event, '')].map(([path, value]) => [
      path.slice(1).replace(/(?<=\.)\d+(?=\.|$)/g, 'N'),
      value,
    ]);
    for (const path of new Set(pairs.map(([name = '']) => name))) {
      const field = fields.get(path) ?? { count: 0, values: new Map<string, number>() };
      fields.set(path, field);
      field.count += 1;
      for (const value of new Set(
        pairs.filter(([name]) => name === path).map(([, text = '']) => text),
      )) {
        field.values.set(value, (field.values.get(value) ?? 0) + 1);
      }
    }
  }
  return fields;
}

const comparable = ({ fields }: Collected): unknown =>
  new Map(fields.map(({ name, count, values = [] }) => [name, { count, values: new Map(values) }]));

test('counts are those of the obvious way', () => {
  fc.assert(
    fc.property(records, (events) => {
      assert.deepEqual(comparable(collect(events)), naive(events));
    }),
  );
});

test('what is collected in parts is what is collected at once', () => {
  fc.assert(
    fc.property(records, fc.nat(40), (events, cut) => {
      const merged = new FieldCollector();
      merged.merge(collect(events.slice(0, cut)));
      merged.merge(collect(events.slice(cut)));
      assert.deepEqual(comparable(merged.collected()), naive(events));
      assert.equal(merged.events, events.length);
    }),
  );
});

test('frequent values are never lost, and never counted too high', () => {
  const values = fc.array(fc.nat(30).map(String), { maxLength: 400 });
  fc.assert(
    fc.property(values, fc.integer({ min: 2, max: 8 }), (stream, room) => {
      const [one, other] = [new FrequentValues(room), new FrequentValues(room)];
      for (const [index, value] of stream.entries()) (index % 3 === 0 ? one : other).add(value);
      one.merge(other.counts);
      const kept = new Map(one.counts);
      assert.ok(kept.size <= room);
      for (const value of new Set(stream)) {
        const exact = stream.filter((each) => each === value).length;
        const counted = kept.get(value) ?? 0;
        assert.ok(counted <= exact && exact - counted <= stream.length / (room + 1));
      }
    }),
  );
});

test('memory is bounded where keys and values are data', () => {
  const collector = new FieldCollector({ fields: 50, values: 5 });
  for (let index = 0; index < 5000; index += 1) {
    collector.add({ eventName: 'A', id: `id-${index}`, [`key-${index}`]: 'x' });
  }
  const { fields } = collector.collected();
  assert.ok(fields.length <= 50);
  const byName = new Map(fields.map((field) => [field.name, field]));
  assert.equal(byName.get('eventName')?.count, 5000);
  assert.equal(byName.get('id')?.values, undefined);
  assert.deepEqual(byName.get('eventName')?.values, [['A', 5000]]);
});

test('nesting and lists without an end are left off', () => {
  let deep: unknown = 'x';
  for (let depth = 0; depth < 5000; depth += 1) deep = { a: deep };
  const { fields } = collect([{ deep, list: Array.from({ length: 10_000 }, (_, index) => index) }]);
  assert.deepEqual(
    fields.map(({ name, occurrences }) => [name, occurrences]),
    [['list.N', 64]],
  );
});

test('completion is told shares, an example, and values where they recur', () => {
  const events = Array.from({ length: 200 }, (_, index) => ({
    eventName: index % 4 === 0 ? 'GetObject' : 'PutObject',
    eventID: `id-${index}`,
    eventTime: '2022-02-18T17:52:31Z',
    ...(index < 3 ? { errorCode: 'AccessDenied' } : {}),
  }));
  assert.deepEqual(sourceFields(collect(events)), [
    { name: 'eventID', percent: 100, example: 'id-0' },
    {
      name: 'eventName',
      percent: 100,
      example: 'PutObject',
      values: [
        { value: 'PutObject', percent: 75 },
        { value: 'GetObject', percent: 25 },
      ],
    },
    { name: 'eventTime', percent: 100, example: '2022-02-18T17:52:31Z' },
    {
      name: 'errorCode',
      percent: 1.5,
      example: 'AccessDenied',
      values: [{ value: 'AccessDenied', percent: 1.5 }],
    },
  ]);
  assert.deepEqual(sourceFields({ events: 0, fields: [] }), []);
});
