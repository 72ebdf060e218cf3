import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { GAP, messageWords } from '../../core/engine/patterns/message-words.ts';
import { ShapeGroups } from '../../core/engine/patterns/shape-groups.ts';
import { templatesOf } from '../../core/engine/patterns/templates.ts';

/** The patterns of messages that several places gather, as text and count. */
const mined = (shares: readonly (readonly string[])[]): readonly string[] => {
  const groups = new ShapeGroups();
  for (const messages of shares) {
    const share = new ShapeGroups();
    for (const message of messages) {
      share.add(message, [1, 0]);
    }
    groups.merge(structuredClone(share.drain()));
  }
  return templatesOf(groups.part())
    .map(({ text, counts: [count] }) => `${count} ${text}`)
    .toSorted();
};

const range = (count: number): readonly number[] => Array.from({ length: count }, (_, n) => n);

describe('patterns', () => {
  it('bound what they keep of words that are always new', () => {
    const groups = new ShapeGroups();
    for (const number of range(5000)) {
      groups.add(
        `user u-x${number.toString(36)} has logged in from site-y${number % 1700}`,
        [1, 0],
      );
    }
    const shapes = groups
      .part()
      .groups.flatMap(({ leaves }) => leaves.flatMap((leaf) => leaf.shapes));
    assert.equal(shapes.length, 1);
    assert.deepEqual(mined([range(5000).map((n) => `user u-x${n.toString(36)} has left`)]), [
      '5000 user <Token-1> has left',
    ]);
  });

  it('give up a leading word that is always new', () => {
    const messages = range(101).map((n) => `w${'x'.repeat(n)} began to run`);
    assert.deepEqual(mined([messages]), ['101 <Token-1> began to run']);
    assert.equal(mined([messages.slice(1)]).length, 100);
  });

  it('are bounded where nothing is similar', () => {
    const word = (seed: number): string => 'abcdefghijklmnopqrstuvwxyz'[(seed >> 7) % 26] ?? '';
    const messages = range(20_000).map((n) =>
      [
        'lead',
        ...range(9).map((place) => word(Math.imul(n * 9 + place + 1, 2_654_435_761) >>> 1)),
      ].join(' '),
    );
    assert.ok(mined([messages]).length <= 200);
  });

  it('are the same however messages are shared out', () => {
    const word = fc.oneof(
      fc.constantFrom('a', 'b', 'INFO', 'ERROR', '1', '2', '10.0.0.1', '<Token-1>', '=x', '\u0001'),
      fc.nat(45).map((n) => `w${'y'.repeat(n)}`),
    );
    const text = fc.array(word, { maxLength: 4 }).map((words) => words.join(' '));
    const json = fc
      .record({ eventName: word, level: word, user: word, message: text }, { requiredKeys: [] })
      .map((record) => JSON.stringify(record));
    const lead = fc.nat(130).map((n) => `v${'z'.repeat(n)} is b`);
    const messages = fc.array(fc.oneof(text, json, lead), { minLength: 50, maxLength: 400 });
    fc.assert(
      fc.property(
        messages,
        fc.array(fc.nat(4), { minLength: 400, maxLength: 400 }),
        (all, turns) => {
          const shares = range(5).map((share) => all.filter((_, index) => turns[index] === share));
          assert.deepEqual(mined(shares), mined([all]));
          assert.deepEqual(mined(shares.toReversed()), mined([all.toReversed()]));
        },
      ),
      { seed: 20220218, numRuns: 60 },
    );
  });
});

describe('the words of a message', () => {
  it('and what is between them are the message again', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'binary' }), fc.json()), (message) => {
        const { skeleton, texts, words } = messageWords(message);
        const [first = '', ...others] = skeleton.split(GAP);
        assert.equal(others.length, words.length);
        const whole = others.reduce((text, gap, index) => text + (texts[index] ?? '') + gap, first);
        assert.equal(blank(whole), blank(message));
      }),
      { seed: 20220218, numRuns: 2000 },
    );
  });

  // What takes a time that grows with the square of these does not come back.
  for (const [name, message, words] of [
    ['quotes that are never closed', `{"a":"${'\\"'.repeat(200_000)}`, 200_001],
    ['brackets', '{['.repeat(200_000), 0],
    ['digits', `1${'2'.repeat(300_000)}-${'3'.repeat(300_000)}.`, 1],
    ['times', '2022-02-18T10:00:0'.repeat(50_000), 100_000],
    ['colons', 'a:'.repeat(200_000), 200_000],
  ] as const) {
    it(`are found in very many ${name}`, () => {
      assert.equal(messageWords(message).words.length, words);
    });
  }
});

const blank = (text: string): string => text.replaceAll(GAP, ' ').replaceAll(/\s+/g, ' ');
