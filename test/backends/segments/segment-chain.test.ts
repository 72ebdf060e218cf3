import assert from 'node:assert/strict';
import test from 'node:test';
import { noFindings } from '../../../backends/local/reader/findings.ts';
import { SegmentChain } from '../../../backends/local/scan/segment-chain.ts';
import type { Segment, SegmentOutcome } from '../../../backends/local/scan/segment-outcome.ts';

const layout = { kind: 'lines' } as const;

/** Three segments of a hundred bytes; the last one goes on to the end of the file. */
const segments: readonly Segment[] = [
  { number: 0, start: 0, end: 100, layout, begin: 0 },
  { number: 1, start: 100, end: 200, layout, begin: undefined },
  { number: 2, start: 200, end: Infinity, layout, begin: undefined },
];

function outcome(number: number, begin: number | undefined, next: number | undefined) {
  const nothing = { isOdd: false, isSatisfied: false, records: 0, bytes: 0, isChanged: false };
  const given = { ...nothing, damage: undefined, part: undefined, findings: noFindings() };
  return { ...given, number, begin, next } satisfies SegmentOutcome;
}

/** What follows from the outcomes, in words. */
function stepsOf(outcomes: readonly SegmentOutcome[]): readonly string[] {
  const chain = new SegmentChain(segments);
  return outcomes.flatMap((each) =>
    chain.add(each).map((step) => {
      switch (step.kind) {
        case 'take':
          return `take ${step.outcome.number}`;
        case 'repeat':
          return `repeat ${step.segment.number} from ${step.segment.begin} to ${step.segment.end}`;
        case 'done':
          return 'done';
      }
    }),
  );
}

test('takes outcomes that agree, in whatever order they come', () => {
  const right = [outcome(0, 0, 105), outcome(1, 105, 230), outcome(2, 230, undefined)];
  const all = ['take 0', 'take 1', 'take 2', 'done'];
  assert.deepEqual(stepsOf(right), all);
  assert.deepEqual(stepsOf(right.toReversed()), all);
});

test('has a segment scanned again that began elsewhere, and then those behind it', () => {
  const wrong = [outcome(1, 120, 250), outcome(2, 240, undefined), outcome(0, 0, 105)];
  assert.deepEqual(stepsOf(wrong), ['take 0', 'repeat 1 from 105 to 200']);
  const again = [...wrong, outcome(1, 105, 230), outcome(2, 230, undefined)];
  assert.deepEqual(stepsOf(again), [
    'take 0',
    'repeat 1 from 105 to 200',
    'take 1',
    'repeat 2 from 230 to Infinity',
    'take 2',
    'done',
  ]);
});

test('passes over segments in which no record begins, whatever was found in them', () => {
  const long = [outcome(1, 120, 250), outcome(0, 0, 210), outcome(2, 210, undefined)];
  assert.deepEqual(stepsOf(long), ['take 0', 'take 2', 'done']);
  assert.deepEqual(stepsOf([outcome(0, 0, undefined)]), ['take 0', 'done']);
});

test('has a segment extended to the end where its list is left', () => {
  const odd = { ...outcome(0, 0, 105), isOdd: true };
  const steps = ['repeat 0 from 0 to Infinity', 'take 0', 'done'];
  assert.deepEqual(stepsOf([odd, outcome(1, 105, 230), outcome(0, 0, undefined)]), steps);
});

test('wants nothing of what lies behind a segment that is enough', () => {
  const enough = { ...outcome(0, 0, undefined), isSatisfied: true };
  assert.deepEqual(stepsOf([enough, outcome(1, 105, 230)]), ['take 0', 'done']);
});
