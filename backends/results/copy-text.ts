import { noStatistics } from '#protocol/results.ts';
import type { CopyRequest } from '#protocol/runs.ts';
import { delimited } from '../export/delimited.ts';
import type { WholeResult } from '../export/result.ts';
import type { ResultStore } from './result-store.ts';

/** The characters that go onto a clipboard at most. */
const textLimit = 64 * 1024 * 1024;

/**
 * Returns a block of cells as tab-separated text, in the order and with the columns shown. One
 * cell alone is its text as it is, ready to be searched for. Throws where the text grows beyond
 * what a clipboard should be asked to hold.
 */
export function copyText(store: ResultStore, request: CopyRequest): string {
  const { start, end, columns, withHeaders } = request;
  const [only] = columns;
  if (!withHeaders && only !== undefined && columns.length === 1 && end - start === 1) {
    return store.cell(start, only) ?? '';
  }
  const lines = join(delimited(block(store, request), 'tsv'));
  return withHeaders ? lines : lines.slice(lines.indexOf('\n') + 1);
}

/** The block as a result of its own. */
function block(store: ResultStore, { start, end, columns }: CopyRequest): WholeResult {
  const rows = Array.from(store.rowsBetween(start, end), (row) => ({
    cells: columns.map((column) => row.cells[column] ?? null),
  }));
  return {
    title: '',
    columns: columns.flatMap((column) => store.columns[column] ?? []),
    rows,
    statistics: noStatistics,
    problems: [],
  };
}

function join(lines: Iterable<string>): string {
  const parts: string[] = [];
  let length = 0;
  for (const line of lines) {
    length += line.length;
    if (length > textLimit) {
      throw new Error('the selection is too large for the clipboard (64 MB): select fewer rows');
    }
    parts.push(line);
  }
  return parts.join('');
}
