import assert from 'node:assert/strict';
import { test } from 'node:test';
import { destination } from '../../client/webview/navigation.ts';
import {
  clampSelection,
  extendTo,
  isSelected,
  type Place,
  selectAll,
  selectCell,
  selectColumn,
  selectRows,
} from '../../client/webview/selection.ts';

const bounds = { rows: 100, columns: 5, page: 10 };
const at = (row: number, column: number): Place => ({ row, column });

/** Where each key leads from row 50, column 2. */
const keys: readonly (readonly [string, Place])[] = [
  ['ArrowUp', at(49, 2)],
  ['ArrowDown', at(51, 2)],
  ['ArrowLeft', at(50, 1)],
  ['ArrowRight', at(50, 3)],
  ['PageUp', at(40, 2)],
  ['PageDown', at(60, 2)],
  ['Home', at(50, 0)],
  ['End', at(50, 4)],
  ['command+Home', at(0, 0)],
  ['command+End', at(99, 4)],
  ['command+ArrowUp', at(0, 2)],
  ['command+ArrowDown', at(99, 2)],
  ['command+ArrowLeft', at(50, 0)],
  ['command+ArrowRight', at(50, 4)],
];

for (const [chord, expected] of keys) {
  test(`${chord} leads to row ${expected.row}, column ${expected.column}`, () => {
    const key = chord.split('+').at(-1) ?? '';
    const command = chord.startsWith('command');
    assert.deepEqual(destination({ key, command }, at(50, 2), bounds), expected);
  });
}

test('keys stop at the edges, and up from the first row is the header', () => {
  const press = (key: string, from: Place) => destination({ key, command: false }, from, bounds);
  assert.deepEqual(press('ArrowLeft', at(3, 0)), at(3, 0));
  assert.deepEqual(press('ArrowDown', at(99, 0)), at(99, 0));
  assert.deepEqual(press('PageUp', at(3, 0)), at(0, 0));
  assert.equal(press('ArrowUp', at(0, 3)), 'header');
  assert.equal(press('x', at(0, 3)), undefined);
});

test('a block spans from where it began, in any direction', () => {
  const selection = extendTo(selectCell(at(5, 3)), at(2, 1));
  assert.deepEqual(selection.block, { top: 2, bottom: 5, left: 1, right: 3 });
  assert.deepEqual(selection.active, at(2, 1));
  assert.deepEqual(extendTo(selection, at(9, 3)).block, { top: 5, bottom: 9, left: 3, right: 3 });
});

test('a cell is in a block or not', () => {
  const selection = extendTo(selectCell(at(2, 1)), at(5, 3));
  assert.ok(isSelected(selection, at(2, 1)));
  assert.ok(isSelected(selection, at(5, 3)));
  assert.ok(!isSelected(selection, at(1, 1)));
  assert.ok(!isSelected(selection, at(2, 4)));
});

test('everything, rows and columns are blocks too, and leave the focus where it is', () => {
  const selection = selectCell(at(7, 2));
  assert.deepEqual(selectAll(selection, bounds), {
    ...selection,
    block: { top: 0, bottom: 99, left: 0, right: 4 },
  });
  assert.deepEqual(selectColumn(selection, bounds).block, {
    top: 0,
    bottom: 99,
    left: 2,
    right: 2,
  });
  assert.deepEqual(selectRows(9, 7, bounds).block, { top: 7, bottom: 9, left: 0, right: 4 });
});

test('a selection shrinks with the answer', () => {
  const selection = extendTo(selectCell(at(80, 4)), at(90, 4));
  assert.equal(clampSelection(selection, bounds), selection);
  assert.deepEqual(clampSelection(selection, { ...bounds, rows: 10 }), selectCell(at(9, 4)));
  assert.deepEqual(clampSelection(selection, { ...bounds, rows: 0 }).active, at(0, 4));
});
