import assert from 'node:assert/strict';
import test from 'node:test';
import { RemainingTime } from '../../../backends/local/remaining-time.ts';
import { remainingText } from '../../../core/protocol/amounts.ts';

/** Moments in milliseconds, the work done by then of 1000, and what is estimated in seconds. */
const courses: Readonly<
  Record<string, readonly (readonly [number, number, number | undefined])[]>
> = {
  'says nothing at first': [
    [0, 0, undefined],
    [200, 100, undefined],
    [499, 200, undefined],
  ],
  'follows an even course': [
    [500, 50, 9.5],
    [1000, 100, 9],
    [5000, 500, 5],
    [10_000, 1000, 0],
  ],
  'says nothing while nothing is done': [
    [1000, 0, undefined],
    [2000, 0, undefined],
    [3000, 100, 27],
  ],
  'comes to believe a change, and does not jump': [
    [1000, 100, 9],
    [2000, 200, 8],
    [3000, 400, 4.7],
    [4000, 600, 2.8],
    [5000, 800, 1.3],
  ],
  'does not take a moment for a speed': [
    [1000, 100, 9],
    [1001, 150, 8.5],
  ],
};

for (const [name, course] of Object.entries(courses)) {
  test(`an estimate ${name}`, () => {
    const time = new RemainingTime(0);
    for (const [now, done, expected] of course) {
      const found = time.estimate(done, 1000, now);
      const seconds = found === undefined ? undefined : Math.round(found / 100) / 10;
      assert.equal(seconds, expected, `after ${now} ms`);
    }
  });
}

test('the time that is left reads as people say it', () => {
  const texts = [0, 900, 1100, 9500, 11_000, 58_000, 61_000, 600_000, 10_000_000].map(
    remainingText,
  );
  assert.deepEqual(texts, [
    'about a second left',
    'about a second left',
    'about 2 s left',
    'about 10 s left',
    'about 15 s left',
    'about 60 s left',
    'about 1 min left',
    'about 10 min left',
    'about 3 h left',
  ]);
});
