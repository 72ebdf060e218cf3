import assert from 'node:assert/strict';
import test from 'node:test';
import fc from 'fast-check';
import { Deal } from '../../../backends/local/scan/deal.ts';
import { FileHomes } from '../../../backends/local/scan/file-homes.ts';

interface Thread {
  readonly name: string;
}

const one: Thread = { name: 'one' };
const two: Thread = { name: 'two' };

const file = (index: number) => ({ path: `/${index}`, index });

function piecesOf(...pieces: readonly (readonly number[])[]) {
  return pieces.map((piece) => piece.map(file));
}

/** What the thread is given until it has to wait, as the numbers of files. */
function all(deal: Deal<Thread, ReturnType<typeof file>>, thread: Thread): readonly number[][] {
  const given: number[][] = [];
  for (;;) {
    const piece = deal.next(thread);
    if (piece === undefined || piece === 'wait') return given;
    given.push(piece.map(({ index }) => index));
  }
}

test('files that nobody remembers go to whoever asks', () => {
  const deal = new Deal([one, two], piecesOf([0, 1], [2], [3]), new FileHomes());
  assert.deepEqual(deal.next(one), [file(0), file(1)]);
  assert.deepEqual(deal.next(two), [file(2)]);
  assert.deepEqual(deal.next(two), [file(3)]);
  assert.equal(deal.next(one), undefined);
});

test('files go to the thread that remembers them, in order with those of all', () => {
  const homes = new FileHomes<Thread>();
  homes.learn(one, [file(1), file(4)]);
  homes.learn(two, [file(2)]);
  const deal = new Deal([one, two], piecesOf([0, 1], [2, 3], [4]), homes);
  assert.deepEqual(all(deal, one), [[0], [1], [3], [4]]);
  assert.equal(deal.next(one), 'wait');
  assert.deepEqual(all(deal, two), [[2]]);
  assert.equal(deal.next(one), undefined);
});

test('files of a thread that is not there belong to all', () => {
  const homes = new FileHomes<Thread>();
  homes.learn(two, [file(0)]);
  assert.deepEqual(all(new Deal([one], piecesOf([0]), homes), one), [[0]]);
});

test('the thread that had a file last, or a new one after it has ended, is its home', () => {
  const homes = new FileHomes<Thread>();
  homes.learn(one, [file(0), file(1)]);
  homes.learn(two, [file(0)]);
  assert.deepEqual([homes.of(file(0)), homes.of(file(1))], [two, one]);
  homes.forget(one);
  assert.deepEqual([homes.of(file(0)), homes.of(file(1))], [two, undefined]);
  homes.clear();
  assert.equal(homes.of(file(0)), undefined);
});

test('work is taken over from threads that have to read, from the end', () => {
  const homes = new FileHomes<Thread>();
  homes.learn(one, [file(0), file(1), file(2)]);
  const deal = new Deal([one, two], piecesOf([0], [1], [2]), homes);
  assert.equal(deal.next(two), 'wait');
  deal.next(one);
  deal.told(one, { filesScanned: 10, filesRemembered: 10 });
  assert.equal(deal.next(two), 'wait');
  deal.told(one, { filesScanned: 10, filesRemembered: 0 });
  assert.deepEqual(deal.next(two), [file(2)]);
  deal.told(one, { filesScanned: 0, filesRemembered: 0 });
  assert.deepEqual(deal.next(two), [file(1)]);
  assert.equal(deal.next(two), undefined);
  assert.equal(deal.next(one), undefined);
});

test('every file is dealt once, whatever is remembered and whoever asks', () => {
  const thread = fc.constantFrom(one, two);
  const turn = fc.record({ thread, filesRemembered: fc.constantFrom(undefined, 0, 1) });
  const home = fc.constantFrom(one, two, undefined);
  fc.assert(
    fc.property(fc.array(fc.array(home)), fc.array(turn), (pieces, turns) => {
      const homes = new FileHomes<Thread>();
      let index = 0;
      const dealt = pieces.map((piece) =>
        piece.map((owner) => {
          index += 1;
          if (owner !== undefined) homes.learn(owner, [file(index)]);
          return file(index);
        }),
      );
      const deal = new Deal([one, two], dealt, homes);
      const given: number[] = [];
      for (const { thread: asking, filesRemembered } of turns) {
        const piece = deal.next(asking);
        if (Array.isArray(piece)) given.push(...piece.map((each) => each.index));
        if (filesRemembered !== undefined) deal.told(asking, { filesScanned: 1, filesRemembered });
      }
      given.push(...all(deal, one).flat(), ...all(deal, two).flat());
      assert.deepEqual(
        given.toSorted((a, b) => a - b),
        dealt.flat().map((each) => each.index),
      );
      assert.equal(deal.next(one), undefined);
    }),
    { numRuns: 300, seed: 20_220_212 },
  );
});
