import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import {
  addedText,
  editTraced,
  joinTraced,
  originOf,
  tracedSlice,
  tracedText,
  type TextEdit,
} from '../../../backends/traced-text.ts';

const letters = fc.string({ unit: fc.constantFrom('a', 'b', '|', '\n', 'é', '𝄞') });

/** Edits in order that do not overlap, of a text of that length. */
const editsOf = (length: number): fc.Arbitrary<readonly TextEdit[]> =>
  fc
    .uniqueArray(fc.nat(length), { maxLength: 6 })
    .map((places) => places.toSorted((a, b) => a - b))
    .chain((places) =>
      fc.tuple(
        ...Array.from({ length: Math.floor(places.length / 2) }, (_, index) =>
          letters.map((text) => ({
            span: { start: places[2 * index] ?? 0, end: places[2 * index + 1] ?? 0 },
            text,
          })),
        ),
      ),
    );

const apply = (text: string, edits: readonly TextEdit[]): string =>
  edits.reduceRight(
    (edited, { span, text: put }) => edited.slice(0, span.start) + put + edited.slice(span.end),
    text,
  );

test('edits make the text that they say, and what is kept is found again', () => {
  fc.assert(
    fc.property(
      letters.chain((text) => editsOf(text.length).map((edits) => ({ text, edits }))),
      letters,
      ({ text, edits }, ahead) => {
        const edited = editTraced(tracedText(text), edits);
        assert.equal(edited.text, apply(text, edits));
        const all = joinTraced([addedText(ahead), edited]);
        assert.equal(all.text, ahead + edited.text);
        let shift = ahead.length;
        let last = 0;
        for (const { span, text: put } of [
          ...edits,
          { span: { start: text.length, end: text.length }, text: '' },
        ]) {
          const kept = { start: last + shift, end: span.start + shift };
          if (kept.start < kept.end) {
            assert.deepEqual(originOf(all, kept), { start: last, end: span.start });
            assert.equal(tracedSlice(all, kept).text, text.slice(last, span.start));
          }
          const placed = { start: kept.end, end: kept.end + put.length };
          if (put !== '') assert.deepEqual(originOf(all, placed), span);
          shift += put.length - (span.end - span.start);
          last = span.end;
        }
      },
    ),
  );
});

test('what was added comes from nowhere, and a place around it from what is beside it', () => {
  const at = { start: 4, end: 4 };
  const edited = editTraced(tracedText('one two'), [{ span: at, text: 'and ' }]);
  assert.equal(edited.text, 'one and two');
  assert.equal(originOf(edited, { start: 4, end: 8 }), undefined);
  assert.deepEqual(originOf(edited, { start: 2, end: 9 }), { start: 2, end: 5 });
});

test('edits of edits still know the first text', () => {
  const once = editTraced(tracedText('a {{b}} c'), [{ span: { start: 2, end: 7 }, text: 'long' }]);
  const twice = editTraced(once, [{ span: { start: 0, end: 1 }, text: 'AA' }]);
  assert.equal(twice.text, 'AA long c');
  assert.deepEqual(originOf(twice, { start: 4, end: 6 }), { start: 2, end: 7 });
  assert.deepEqual(originOf(twice, { start: 8, end: 9 }), { start: 8, end: 9 });
  assert.deepEqual(originOf(twice, { start: 0, end: 9 }), { start: 0, end: 9 });
});

test('an empty place is the one where it lies', () => {
  const text = tracedText('ab');
  assert.deepEqual(originOf(text, { start: 0, end: 0 }), { start: 0, end: 0 });
  assert.deepEqual(originOf(text, { start: 2, end: 2 }), { start: 2, end: 2 });
  assert.deepEqual(originOf(text, { start: 1, end: 1 }), { start: 1, end: 1 });
});
