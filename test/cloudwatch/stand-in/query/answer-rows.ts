import type { Answer, EngineRow } from '../../../../core/engine/engine.ts';

/** The rows of an answer as GetQueryResults writes them. */
export interface AnswerRows {
  readonly length: number;
  /** The JSON of a list of rows, from an index to another, exclusive. */
  json(from: number, to: number): string;
}

/** Rows that are written together; pages of thousands then need not be taken apart. */
const rowsOfBlock = 1_000;

/** The first rows of an answer, kept as bytes: millions of them are no burden to the heap. */
export function answerRows(answer: Answer, most: number): AnswerRows {
  const columns = answer.columns.map(({ name }) => name);
  const blocks: Buffer[] = [];
  let length = 0;
  let block: (readonly Cell[])[] = [];
  const write = (): void => {
    blocks.push(Buffer.from(listed(block)));
    block = [];
  };
  for (const row of answer.rows()) {
    if (length === most) break;
    length += 1;
    block.push(cellsOf(columns, row));
    if (block.length === rowsOfBlock) write();
  }
  if (block.length > 0) write();
  return { length, json: (from, to) => `[${pieces(blocks, from, Math.min(to, length)).join()}]` };
}

export const noRows: AnswerRows = { length: 0, json: () => '[]' };

interface Cell {
  readonly field: string;
  readonly value: string;
}

/** A row's cells; one that is missing is left out, and every event has its `@ptr`. */
function cellsOf(columns: readonly string[], { cells, pointer }: EngineRow): readonly Cell[] {
  const row: Cell[] = [];
  for (const [index, field] of columns.entries()) {
    const value = cells[index];
    if (value !== null && value !== undefined) row.push({ field, value });
  }
  if (pointer !== undefined && !columns.includes('@ptr')) {
    row.push({ field: '@ptr', value: pointer });
  }
  return row;
}

/** The JSON of what is in the list, without its brackets. */
const listed = (rows: readonly unknown[]): string => JSON.stringify(rows).slice(1, -1);

function pieces(blocks: readonly Buffer[], from: number, to: number): readonly string[] {
  const found: string[] = [];
  for (let start = from - (from % rowsOfBlock); start < to; start += rowsOfBlock) {
    const text = blocks[start / rowsOfBlock]?.toString() ?? '';
    const isWhole = start >= from && start + rowsOfBlock <= to;
    found.push(isWhole ? text : partOf(text, Math.max(0, from - start), to - start));
  }
  return found;
}

function partOf(block: string, from: number, to: number): string {
  const rows: unknown = JSON.parse(`[${block}]`);
  return Array.isArray(rows) ? listed(rows.slice(from, to)) : '';
}
