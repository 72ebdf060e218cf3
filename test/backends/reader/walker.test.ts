import assert from 'node:assert/strict';
import test from 'node:test';
import { threadMemory } from '../../../backends/local/reader/kernel/text-memory.ts';
import { RecordWalker } from '../../../backends/local/reader/record-walker.ts';
import { flatten } from './flatten.ts';

interface Walk {
  /** From the text's start; -1: damaged. */
  readonly end: number;
  readonly reached: number | undefined;
  readonly values: readonly (string | undefined)[];
}

/** Walks over the first object of the text, which lies where `behind` lay before. */
function walk(json: string, paths: readonly string[], behind = ''): Walk {
  const memory = threadMemory();
  const walker = new RecordWalker(memory);
  memory.claim(walker);
  memory.push(Buffer.from(behind));
  memory.claim(walker);
  const text = memory.push(Buffer.from(json));
  const slots = paths.map((path) => walker.slotOf(path));
  const end = walker.walk(text, text.start);
  const values = slots.map((slot) =>
    walker.start(slot) < 0
      ? undefined
      : memory.bytes.toString('utf8', walker.start(slot), walker.end(slot)),
  );
  return {
    end: end < 0 ? end : end - text.start,
    reached: end < 0 ? walker.reached - text.start : undefined,
    values,
  };
}

test('finds values wherever quotes, backslashes and brackets lie', () => {
  const pieces = ['"', '\\', '\\"', '"\\', '}', ']', '{', '[', ',', ':', '{"b":"', '\\\\', '"}'];
  for (const piece of pieces) {
    for (let length = 0; length < 140; length += 1) {
      const text = `${'x'.repeat(length)}${piece}`;
      const json = JSON.stringify({ skip: { in: [text, text] }, [text]: text, a: { b: text } });
      const { end, values } = walk(json, ['a.b', 'b', 'skip.in.1']);
      assert.deepEqual(
        [end, ...values],
        [json.length, JSON.stringify(text), undefined, JSON.stringify(text)],
      );
    }
  }
});

test('says how far it came in any beginning of an object, whatever lies behind it', () => {
  const json = '{ "a" : {"b": "x\\"y", "c":[1 , {"d":"\\\\"}]}, "e":[[], {}] ,"f":12.5e1 }';
  const paths = ['a.b', 'a.c.1.d', 'f', 'e.1.x'];
  assert.equal(walk(json, paths).end, json.length);
  for (let length = 1; length < json.length; length += 1) {
    const beginning = json.slice(0, length);
    const expected = walk(beginning, paths);
    assert.deepEqual([expected.end, expected.reached], [-1, length], beginning);
    for (const behind of [
      json,
      '}'.repeat(200),
      '"'.repeat(200),
      '\\'.repeat(200),
      ' \n'.repeat(99),
    ]) {
      assert.deepEqual(walk(beginning, paths, behind), expected);
    }
  }
});

test('says where an object is damaged', () => {
  const damaged: readonly (readonly [json: string, reached: number])[] = [
    ['{a":1}', 1],
    ['{"a" 1}', 5],
    ['{"a":nil}', 8],
    ['{"a":x}', 5],
    ['{"x":x}', 5],
    ['{"a":1 "b":2}', 7],
    ['{"a":1,}', 7],
    ['{"l":[1 2]}', 8],
  ];
  for (const [json, reached] of damaged) {
    // `nil` begins as null does, and what follows is not looked at.
    if (json.includes('nil')) assert.equal(walk(json, ['a']).end, json.length);
    else
      assert.deepEqual(walk(json, ['a', 'l.1']), {
        end: -1,
        reached,
        values: walk(json, ['a', 'l.1']).values,
      });
  }
});

test('knows keys of any length, written in any way', () => {
  for (let length = 0; length < 100; length += 1) {
    const name = 'k'.repeat(length);
    const others = [`${name}k`, `${name.slice(1)}j`, `j${name.slice(1)}`, `${name.slice(0, -1)}j`];
    const members = others.filter((other) => other !== name).map((other) => `"${other}":0`);
    const escaped = String.raw`\u006b`.repeat(length);
    for (const written of [name, escaped]) {
      const json = `{${[...members, `"${written}":1`].join()}}`;
      assert.deepEqual(walk(json, [name]).values, ['1'], json);
    }
  }
});

test('takes of equal keys the last at every level, and of lists the positions that are asked for', () => {
  const json =
    '{"a":{"b":{"c":1},"b":{"d":2}},"a":{"b":{"c":3},"b":{"x":4}},"l":[[5,6],{"m":7},8],"l":[9]}';
  const paths = [...flatten(json).keys(), 'a.b.c', 'a.b.d', 'l.0.1', 'l.1.m', 'l.2', 'l.999999999'];
  const expected = paths.map((path) => flatten(json).get(path)?.[0]);
  assert.deepEqual(
    walk(json, paths).values.map((value) => (value === undefined ? undefined : Number(value))),
    expected,
  );
});

test('walks over more paths than a query has, and longer ones', () => {
  const segments = Array.from({ length: 300 }, (_, index) => `s${index}`);
  const json = segments.reduceRight((inner, segment) => `{"${segment}":${inner}}`, '"x"');
  assert.deepEqual(walk(json, [segments.join('.'), ...segments]).values[0], '"x"');
  assert.throws(
    () => walk('{}', [Array.from({ length: 50_000 }, () => 'long segment').join('.')]),
    {
      name: 'RangeError',
    },
  );
});

test('goes on to the next object of a list only where that is whole and has a mark', () => {
  const cases: readonly (readonly [text: string, found: string | undefined])[] = [
    ['{"eventName":"A"},{}', '{"eventName":"A"}'],
    [' ,\n,\t{"a":{"b":[]},"eventTime":""} ]', '{"a":{"b":[]},"eventTime":""}'],
    ['{"eventVersion":1}', '{"eventVersion":1}'],
    ['{"eventVersion":null,"eventName":{}}', undefined],
    ['{"a":1},{"eventName":"A"}', undefined],
    ['{"eventName":"A"', undefined],
    ['{"eventName":"A" "b"}', undefined],
    ['1,{"eventName":"A"}', undefined],
    [']{"eventName":"A"}', undefined],
    [', ', undefined],
    ['', undefined],
  ];
  const memory = threadMemory();
  const walker = new RecordWalker(memory);
  for (const [json, found] of cases) {
    memory.claim(walker);
    const text = memory.push(Buffer.from(json));
    const end = walker.walkNext(text, text.start);
    const record = end < 0 ? undefined : memory.bytes.toString('utf8', walker.nextStart, end);
    assert.equal(record, found, json);
  }
});
