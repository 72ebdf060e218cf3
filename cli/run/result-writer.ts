import { type FormatName, formats } from '#backends/export/formats.ts';
import type { WholeResult } from '#backends/export/result.ts';
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
  let written = 0;
  return {
    async add(result: WholeResult): Promise<void> {
      await output.write(written === 0 ? before : between);
      written += 1;
      for (const piece of formats[format](limited(result, limit))) await output.write(piece);
    },
    async end(): Promise<void> {
      if (written > 0) await output.write(after);
    },
  };
};

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
