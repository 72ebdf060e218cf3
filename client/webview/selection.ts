/** A cell by its row and its column, both in the order shown. */
export interface Place {
  readonly row: number;
  readonly column: number;
}

/** A rectangle of cells, all sides included. */
export interface Block {
  readonly top: number;
  readonly bottom: number;
  readonly left: number;
  readonly right: number;
}

/** How many rows and columns there are, and how many rows a page shows. */
export interface Bounds {
  readonly rows: number;
  readonly columns: number;
  readonly page: number;
}

/** The cell that has the focus and the block that is selected. */
export interface Selection {
  readonly active: Place;
  /** The corner of the block that stays while it is extended. */
  readonly anchor: Place;
  readonly block: Block;
}

/** The selection of one cell. */
export function selectCell(place: Place): Selection {
  return { active: place, anchor: place, block: blockBetween(place, place) };
}

/** The selection from the anchor to another cell, which gets the focus. */
export function extendTo({ anchor }: Selection, place: Place): Selection {
  return { active: place, anchor, block: blockBetween(anchor, place) };
}

export function selectAll({ active, anchor }: Selection, { rows, columns }: Bounds): Selection {
  return { active, anchor, block: { top: 0, bottom: rows - 1, left: 0, right: columns - 1 } };
}

/** The selection of whole rows, from the anchor's to this one where it is extended. */
export function selectRows(anchorRow: number, row: number, { columns }: Bounds): Selection {
  const place = { row, column: 0 };
  const anchor = { row: anchorRow, column: 0 };
  const block = { ...blockBetween(anchor, place), right: columns - 1 };
  return { active: place, anchor, block };
}

/** The selection of the whole column that has the focus. */
export function selectColumn({ active, anchor }: Selection, { rows }: Bounds): Selection {
  const block = { top: 0, bottom: rows - 1, left: active.column, right: active.column };
  return { active, anchor, block };
}

/** The selection within bounds that may have become smaller. */
export function clampSelection(selection: Selection, bounds: Bounds): Selection {
  const { active, block } = selection;
  const fits = block.bottom < bounds.rows && block.right < bounds.columns;
  return fits && contains(bounds, active) ? selection : selectCell(clamp(active, bounds));
}

export function isSelected({ block }: Selection, { row, column }: Place): boolean {
  return row >= block.top && row <= block.bottom && column >= block.left && column <= block.right;
}

export function clamp({ row, column }: Place, { rows, columns }: Bounds): Place {
  return {
    row: Math.max(0, Math.min(row, rows - 1)),
    column: Math.max(0, Math.min(column, columns - 1)),
  };
}

function contains({ rows, columns }: Bounds, { row, column }: Place): boolean {
  return row < rows && column < columns;
}

function blockBetween(a: Place, b: Place): Block {
  return {
    top: Math.min(a.row, b.row),
    bottom: Math.max(a.row, b.row),
    left: Math.min(a.column, b.column),
    right: Math.max(a.column, b.column),
  };
}
