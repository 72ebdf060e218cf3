import assert from 'node:assert/strict';
import { test } from 'node:test';
import { columnWidths } from '../../client/webview/column-widths.ts';
import { fitColumns, layoutOf, moveColumn, resizeColumn } from '../../client/webview/layout.ts';
import type { Column } from '../../core/protocol/results.ts';

const columns: readonly Column[] = ['a', 'b', 'c'].map((name) => ({ name, type: 'text' }));
const layout = layoutOf(columns, undefined);

test('columns move to stand before others', () => {
  assert.deepEqual(moveColumn(layout, 0, 2).order, [1, 0, 2]);
  assert.deepEqual(moveColumn(layout, 0, 3).order, [1, 2, 0]);
  assert.deepEqual(moveColumn(layout, 2, 0).order, [2, 0, 1]);
  assert.deepEqual(moveColumn(layout, 1, 1).order, [0, 1, 2]);
  assert.equal(moveColumn(layout, 0, -1), layout);
  assert.equal(moveColumn(layout, 7, 0), layout);
});

test('a width belongs to its column, wherever that stands', () => {
  const moved = moveColumn(layout, 0, 3);
  const { widths } = resizeColumn(moved, 2, 1);
  assert.deepEqual(
    widths.map((width, index) => width - (layout.widths[index] ?? 0)),
    [16, 0, 0],
  );
});

test('a column does not vanish', () => {
  let narrow = layout;
  for (let step = 0; step < 50; step += 1) narrow = resizeColumn(narrow, 0, -1);
  assert.equal(narrow.widths[0], 40);
});

test('a kept layout is taken where it has as many columns', () => {
  const kept = { order: [2, 1, 0], widths: [50, 60, 70], isSized: true };
  assert.equal(layoutOf(columns, kept), kept);
  assert.deepEqual(layoutOf(columns.slice(1), kept).order, [0, 1]);
});

test('cells of a sample make room, within limits', () => {
  const measure = (text: string): number => 7 * text.length;
  const sample = [{ cells: ['x'.repeat(30), null, 'y'.repeat(300)], hasEvent: false }];
  assert.deepEqual(columnWidths(columns, sample, measure), [228, 64, 420]);
});

test('later samples only widen, and a width that the user has set stays', () => {
  const fitted = fitColumns(layout, [100, 200, 300], true);
  assert.deepEqual(fitted.widths, [100, 200, 300]);
  assert.deepEqual(fitColumns(fitted, [90, 250, 300], false).widths, [100, 250, 300]);
  const sized = resizeColumn(fitted, 0, 1);
  assert.equal(fitColumns(sized, [1, 2, 3], false), sized);
});
