import assert from 'node:assert/strict';
import test from 'node:test';
import fc from 'fast-check';
import { EventReader } from '../../../backends/local/reader/event-reader.ts';
import { createLiteral, findLiteral } from '../../../backends/local/reader/kernel/literal.ts';
import { threadMemory } from '../../../backends/local/reader/kernel/text-memory.ts';

test('finds a literal where indexOf finds it, whatever lies before and behind', () => {
  const memory = threadMemory();
  const text = fc.string({ unit: fc.constantFrom('a', 'b', '"'), maxLength: 60 });
  const needle = fc.string({ unit: fc.constantFrom('a', 'b', '"'), minLength: 1, maxLength: 20 });
  fc.assert(
    fc.property(text, needle, fc.nat(10), fc.nat(10), (content, wanted, before, after) => {
      memory.claim(memory);
      const bytes = Buffer.from(content);
      const { start } = memory.push(bytes);
      const [from, end] = [Math.min(before, bytes.length), Math.max(bytes.length - after, 0)];
      const literal = createLiteral(wanted);
      assert.ok(literal !== undefined);
      const found = findLiteral(memory, literal, start + from, start + end);
      const expected = bytes.subarray(0, end).indexOf(wanted, from);
      assert.equal(found < 0 ? -1 : found - start, expected);
    }),
    { numRuns: 2000, seed: 6 },
  );
});

test('takes no literal that is empty or very long', () => {
  assert.equal(createLiteral(''), undefined);
  assert.equal(createLiteral('x'.repeat(1025)), undefined);
});

test('says of a message what includes says of it, or nothing', () => {
  const record = '{"eventVersion":"1","eventName":"GetObject","a":"é\\n"}';
  const answers = (file: string, text: string): readonly unknown[] => {
    const reader = new EventReader('lab');
    const holds = reader.messageHolds(text);
    reader.open(Buffer.from(file), { file: 'file', stamp: '' });
    const found: unknown[] = [];
    while (reader.next()) found.push(holds?.());
    return found;
  };
  assert.deepEqual(answers(`[${record},${record.replace('Get', 'Put')}]`, '"GetO'), [true, false]);
  assert.deepEqual(answers(`${record}\n${record}`, 'é'), [true, true]);
  assert.deepEqual(answers(`${record.replaceAll(',', ',\n')} ${record}`, 'é'), [undefined, true]);
  assert.deepEqual(answers(record, '\uFFFD'), [undefined]);
});
