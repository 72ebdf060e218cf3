import type { Column } from '#protocol/results.ts';
import { delimited, delimitedRows } from './delimited.ts';
import { json, jsonLines, jsonRows } from './json.ts';
import { markdown } from './markdown.ts';
import type { RowFormat, WholeResult } from './result.ts';
import { table } from './table.ts';

/** Writes one result as text, piece by piece, so that a large one never is one string. */
export type Format = (result: WholeResult) => Iterable<string>;

export type FormatName = 'table' | 'json' | 'jsonl' | 'csv' | 'tsv' | 'markdown';

export const formats: { readonly [Name in FormatName]: Format } = {
  table,
  json,
  jsonl: jsonLines,
  csv: (result) => delimited(result, 'csv'),
  tsv: (result) => delimited(result, 'tsv'),
  markdown,
};

/** Formats that can be written while rows are still coming. */
export const rowFormats: ReadonlyMap<FormatName, (columns: readonly Column[]) => RowFormat> =
  new Map([
    ['jsonl', jsonRows],
    ['csv', (columns) => delimitedRows(columns, 'csv')],
    ['tsv', (columns) => delimitedRows(columns, 'tsv')],
  ]);

export const formatNames: readonly FormatName[] = Object.keys(formats) as FormatName[];

export const isFormatName = (name: string): name is FormatName => Object.hasOwn(formats, name);
