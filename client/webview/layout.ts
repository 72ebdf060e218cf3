import type { Column } from '#protocol/results.ts';
import type { GridView } from './views.ts';

/** The order and the widths of a grid's columns. */
export type Layout = Pick<GridView, 'order' | 'widths' | 'isSized'>;

const startWidth = 140;
const narrowest = 40;
const resizeStep = 16;

/** The layout of these columns: the one that was saved, where it is of as many. */
export function layoutOf(columns: readonly Column[], saved: Layout | undefined): Layout {
  if (saved?.order.length === columns.length && saved.widths.length === columns.length)
    return saved;
  return {
    order: columns.map((_, index) => index),
    widths: columns.map(() => startWidth),
    isSized: false,
  };
}

/** The layout with a column moved to stand before another, or last. */
export function moveColumn(layout: Layout, from: number, before: number): Layout {
  const column = layout.order[from];
  if (column === undefined || before < 0 || before > layout.order.length) return layout;
  const target = before > from ? before - 1 : before;
  return { ...layout, order: layout.order.toSpliced(from, 1).toSpliced(target, 0, column) };
}

/** The layout with a column one step narrower or wider. */
export function resizeColumn(layout: Layout, position: number, step: -1 | 1): Layout {
  const column = layout.order[position];
  if (column === undefined) return layout;
  const width = Math.max(narrowest, (layout.widths[column] ?? startWidth) + step * resizeStep);
  return { ...layout, widths: layout.widths.with(column, width), isSized: true };
}

/** The layout with room for the cells of a sample; columns that the user has sized stay. */
export function fitColumns(layout: Layout, widths: readonly number[], isFirst: boolean): Layout {
  if (layout.isSized) return layout;
  // Later samples only widen: a grid that shrinks while one reads is a nuisance.
  const fitted = widths.map((width, index) =>
    isFirst ? width : Math.max(width, layout.widths[index] ?? 0),
  );
  return { ...layout, widths: fitted };
}
