import type { Column, ResultRow } from '#protocol/results.ts';
import { isSame, keyOf } from './comparable.ts';
import { type SidePointer, sidePointer } from './side-pointer.ts';

/** The answer of one of the places. */
export interface SideAnswer {
  readonly name: string;
  readonly columns: readonly Column[];
  readonly rows: readonly ResultRow[];
}

export interface Difference {
  /** `difference`, and then the columns of both answers. */
  readonly columns: readonly Column[];
  readonly rows: readonly ResultRow[];
}

/** How rows of two answers are compared. */
export interface Matching {
  /** The names of the columns that tell rows apart; undefined where only whole rows do. */
  readonly keys: ReadonlySet<string> | undefined;
  /** The names of the columns that differ by nature: they are shown, but not compared. */
  readonly left: ReadonlySet<string>;
}

/**
 * What differs between two answers, as multisets of rows: rows of one place only, and, where the
 * rows have keys, those of the same key with cells that differ, which read `44 → 45`. The order is
 * that of the first answer, then that of the second.
 */
export function compareRows(
  answers: readonly [SideAnswer, SideAnswer],
  matching: Matching,
): Difference {
  const [first, second] = answers;
  const columns = unitedColumns(first.columns, second.columns);
  const compared = indicesOf(columns, ({ name }) => !matching.left.has(name));
  const pairs = pairRows(
    [alignedRows(first, columns, 0), alignedRows(second, columns, 1)],
    compared,
    keyColumns(columns, matching),
  );
  const isCompared = new Set(compared);
  const rows = pairs.map(([one, other]) => {
    if (one === undefined || other === undefined) {
      const name = one === undefined ? second.name : first.name;
      return marked(`only in ${name}`, one ?? other ?? emptyRow);
    }
    return marked('differs', { ...one, cells: mergedCells(one, other, isCompared) });
  });
  return { columns: [differenceColumn(columns), ...columns], rows };
}

/** The columns that a comparison will have, known before there are rows. */
export function differenceColumns(
  first: readonly Column[],
  second: readonly Column[],
): readonly Column[] {
  const columns = unitedColumns(first, second);
  return [differenceColumn(columns), ...columns];
}

const emptyRow: ResultRow = { cells: [] };

type RowPair = readonly [ResultRow | undefined, ResultRow | undefined];

/** Rows that have no equal on the other side, each with the one of its key there, if any. */
function pairRows(
  [first, second]: readonly [readonly ResultRow[], readonly ResultRow[]],
  compared: readonly number[],
  keys: readonly number[] | undefined,
): readonly RowPair[] {
  const others = new Waiting(second, compared);
  const unequal = first.filter((row) => others.take(row) === undefined);
  const rest = others.rest();
  if (keys === undefined) return [...unequal.map(alone(0)), ...rest.map(alone(1))];
  const matches = new Waiting(rest, keys);
  const pairs = unequal.map((row): RowPair => [row, matches.take(row)]);
  return [...pairs, ...matches.rest().map(alone(1))];
}

const alone =
  (side: SidePointer['side']) =>
  (row: ResultRow): RowPair =>
    side === 0 ? [row, undefined] : [undefined, row];

/** Rows that wait for one of the same key; of several the first is taken first. */
class Waiting {
  readonly #columns: readonly number[];
  readonly #rows: readonly ResultRow[];
  readonly #byKey = new Map<string, ResultRow[]>();
  readonly #taken = new Set<ResultRow>();

  constructor(rows: readonly ResultRow[], columns: readonly number[]) {
    this.#columns = columns;
    this.#rows = rows;
    // From the last to the first, so that the first is at the end, where it is taken cheaply.
    for (const row of rows.toReversed()) {
      const key = keyOf(row.cells, columns);
      const same = this.#byKey.get(key);
      if (same === undefined) this.#byKey.set(key, [row]);
      else same.push(row);
    }
  }

  take(row: ResultRow): ResultRow | undefined {
    const found = this.#byKey.get(keyOf(row.cells, this.#columns))?.pop();
    if (found !== undefined) this.#taken.add(found);
    return found;
  }

  /** Those that nobody has taken, in order. */
  rest(): readonly ResultRow[] {
    return this.#rows.filter((row) => !this.#taken.has(row));
  }
}

/** The first's columns, and those that only the second has. */
function unitedColumns(first: readonly Column[], second: readonly Column[]): readonly Column[] {
  const names = new Set(first.map(({ name }) => name));
  return [...first, ...second.filter(({ name }) => !names.has(name))];
}

/** A query may have made a column of that name itself. */
function differenceColumn(columns: readonly Column[]): Column {
  const names = new Set(columns.map(({ name }) => name));
  let name = 'difference';
  while (names.has(name)) name = `@${name}`;
  return { name, type: 'text' };
}

/** The places of the keys; undefined where an answer doesn't show them all. */
function keyColumns(
  columns: readonly Column[],
  { keys, left }: Matching,
): readonly number[] | undefined {
  if (keys === undefined) return undefined;
  const names = new Set(columns.map(({ name }) => name));
  if ([...keys].some((key) => !names.has(key))) return undefined;
  return indicesOf(columns, ({ name }) => keys.has(name) && !left.has(name));
}

function indicesOf(
  columns: readonly Column[],
  isWanted: (column: Column) => boolean,
): readonly number[] {
  return columns.flatMap((column, index) => (isWanted(column) ? index : []));
}

function alignedRows(
  { columns: own, rows }: SideAnswer,
  columns: readonly Column[],
  side: SidePointer['side'],
): readonly ResultRow[] {
  const places = columns.map(({ name }) => own.findIndex((column) => column.name === name));
  return rows.map(({ cells, pointer }) => ({
    cells: places.map((place) => cells[place] ?? null),
    ...(pointer === undefined ? {} : { pointer: sidePointer({ side, pointer }) }),
  }));
}

function mergedCells(
  first: ResultRow,
  second: ResultRow,
  compared: ReadonlySet<number>,
): readonly (string | null)[] {
  return first.cells.map((cell, column) => {
    const other = second.cells[column] ?? null;
    if (!compared.has(column) || isSame(cell, other)) return cell;
    return `${cell ?? missing} → ${other ?? missing}`;
  });
}

const missing = '(missing)';

function marked(difference: string, row: ResultRow): ResultRow {
  return { ...row, cells: [difference, ...row.cells] };
}
