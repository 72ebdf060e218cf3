/*
 * What the user did to a run's grid, kept while the page is hidden or another tab is shown.
 */

import {
  type Guard,
  isArrayOf,
  isBoolean,
  isCount,
  isNumber,
  isObjectOf,
  isOneOf,
  isOptional,
  isString,
} from '#protocol/guard.ts';

export interface GridView {
  /** Indices of the columns in the order shown. */
  readonly order: readonly number[];
  /** By column index, in pixels. */
  readonly widths: readonly number[];
  /** The user set a width, so cells that arrive later don't. */
  readonly isSized: boolean;
  readonly firstRow: number;
  readonly active: { readonly row: number; readonly column: number };
}

export interface SavedView {
  readonly runId: string;
  readonly view: GridView;
}

/** What the side area shows of the cell with the focus. */
export type DetailMode = 'value' | 'event';

/** What outlives the page. */
export interface SavedState {
  readonly selected: string | undefined;
  readonly views: readonly SavedView[];
  readonly isQueryShown: boolean;
  readonly areProblemsShown: boolean;
  readonly detail: DetailMode | undefined;
  /** The width of the side area, as a part of the whole. */
  readonly detailShare: number;
}

const isGridView = isObjectOf<GridView>({
  order: isArrayOf(isCount),
  widths: isArrayOf(isNumber),
  isSized: isBoolean,
  firstRow: isCount,
  active: isObjectOf({ row: isCount, column: isCount }),
});

export const isSavedState: Guard<SavedState> = isObjectOf<SavedState>({
  selected: isOptional(isString),
  views: isArrayOf(isObjectOf<SavedView>({ runId: isString, view: isGridView })),
  isQueryShown: isBoolean,
  areProblemsShown: isBoolean,
  detail: isOptional(isOneOf('value', 'event')),
  detailShare: isNumber,
});
