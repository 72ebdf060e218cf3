import assert from 'node:assert/strict';
import { it } from 'node:test';
import fc from 'fast-check';
import { readEventTime } from '../../../backends/local/reader/event-time.ts';
import { TextMemory } from '../../../backends/local/reader/kernel/text-memory.ts';

/* The kernel reads times as CloudTrail writes them, and leaves all others to JavaScript. */

const usualMemory = new TextMemory();

function timeInKernel(text: string, memory = usualMemory): number {
  memory.clear();
  const { start, end } = memory.push(Buffer.from(text));
  return memory.kernel.timeAt(start, end);
}

const timeInScript = (text: string): number | undefined => {
  const bytes = Buffer.from(text);
  return readEventTime(bytes, 0, bytes.length);
};

const usual = (time: Date): string => time.toISOString().replace(/\.\d+/, '');

const day = 86_400_000;

it('reads every day of some centuries', () => {
  const last = Date.UTC(2105, 0, 1);
  for (let time = Date.UTC(1895, 0, 1); time < last; time += day + 1000) {
    const written = usual(new Date(time));
    assert.equal(timeInKernel(written), Math.floor(time / 1000) * 1000, written);
  }
});

it('reads no time otherwise than JavaScript', () => {
  const character = fc.constantFrom(...'0123456789-:TZ /a\u0000');
  const digits = (length: number): fc.Arbitrary<string> =>
    fc.string({ unit: fc.constantFrom(...'01235689'), minLength: length, maxLength: length });
  const written = fc.oneof(
    fc
      .date({ min: new Date('0001-01-01'), max: new Date('9999-12-31'), noInvalidDate: true })
      .map(usual),
    fc
      .tuple(digits(4), digits(2), digits(2), digits(2), digits(2), digits(2))
      .map(([year, month, date, h, m, s]) => `${year}-${month}-${date}T${h}:${m}:${s}Z`),
  );
  const changed = fc
    .tuple(written, fc.nat({ max: 20 }), fc.option(character))
    .map(([text, at, other]) => text.slice(0, at) + (other ?? '') + text.slice(at + 1));
  fc.assert(
    fc.property(fc.oneof(written, changed), (text) => {
      const time = timeInKernel(text);
      assert.ok(Number.isNaN(time) || time === timeInScript(text), text);
    }),
    { numRuns: 5000, seed: 6 },
  );
});

it('leaves what is unusual', () => {
  // As the kernel's memory is where it has read no day yet.
  assert.ok(Number.isNaN(timeInKernel(`${'\0'.repeat(10)}T17:52:31Z`, new TextMemory())));
  const unusual = [
    '2022-02-18T17:52:31.5Z',
    '2022-02-18 17:52:31Z',
    '2022-02-18T17:52:60Z',
    '2022-02-29T17:52:31Z',
    '0022-02-18T17:52:31Z',
    '2022-02-18T24:00:00Z',
    '2022-02-18T17:52:31',
    '',
  ];
  for (const text of unusual) assert.ok(Number.isNaN(timeInKernel(text)), text);
});
