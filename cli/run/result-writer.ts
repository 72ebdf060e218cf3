import { type FormatName, formats, rowFormats } from '#backends/export/formats.ts';
import type { RowFormat, WholeResult } from '#backends/export/result.ts';
import type { Column, ResultRow } from '#protocol/results.ts';
import { chunkedOutput } from './chunked-output.ts';
import type { Output } from '../streams.ts';

interface WriterOptions {
  readonly format: FormatName;
  /** Rows of each result that are written at most. */
  readonly limit: number | undefined;
}

/** Writes results one after the other; several as JSON make an array. */
export const resultWriter = (
  output: Output,
  { format, limit }: WriterOptions,
  several: boolean,
) => {
  const { before, between, after } = frames[format](several);
  const chunks = chunkedOutput(output);
  const newRowFormat = rowFormats.get(format);
  let written = 0;
  const begin = async (head: string): Promise<void> => {
    await chunks.writeAll([written === 0 ? before : between, head]);
    written += 1;
  };
  return {
    async add(result: WholeResult): Promise<void> {
      await begin('');
      await chunks.writeAll(formats[format](limited(result, limit)));
      await chunks.flush();
    },
    /** Takes the rows of one result while they come; undefined where the format needs all of them. */
    rowWriter(): RowWriter | undefined {
      if (newRowFormat === undefined) return undefined;
      let lineOf: RowFormat['line'] | undefined;
      let left = limit ?? Infinity;
      return {
        async write(columns, rows) {
          const { head, line } =
            lineOf === undefined ? newRowFormat(columns) : { head: '', line: lineOf };
          if (lineOf === undefined) await begin(head);
          lineOf = line;
          await chunks.writeAll(lines(rows.slice(0, left), line));
          left -= Math.min(left, rows.length);
        },
        end: async () => chunks.flush(),
      };
    },
    async end(): Promise<void> {
      if (written > 0) await chunks.writeAll([after]);
      await chunks.flush();
    },
  };
};

/** Writes rows of one result, in order. */
export interface RowWriter {
  write(columns: readonly Column[], rows: readonly ResultRow[]): Promise<void>;
  end(): Promise<void>;
}

function* lines(rows: readonly ResultRow[], line: RowFormat['line']): Iterable<string> {
  for (const row of rows) yield line(row);
}

/** What stands around results and between two of them. */
interface Frame {
  readonly before: string;
  readonly between: string;
  readonly after: string;
}

const spaced = (): Frame => ({ before: '', between: '\n', after: '' });
const bare = (): Frame => ({ before: '', between: '', after: '' });

const frames: { readonly [Name in FormatName]: (several: boolean) => Frame } = {
  json: (several) =>
    several
      ? { before: '[\n', between: ',\n', after: '\n]\n' }
      : { before: '', between: '', after: '\n' },
  table: spaced,
  markdown: spaced,
  csv: spaced,
  tsv: spaced,
  jsonl: bare,
};

const limited = (result: WholeResult, limit: number | undefined): WholeResult =>
  limit === undefined ? result : { ...result, rows: result.rows.slice(0, limit) };
