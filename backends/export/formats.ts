import { delimited } from './delimited.ts';
import { json, jsonLines } from './json.ts';
import { markdown } from './markdown.ts';
import type { WholeResult } from './result.ts';
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

export const formatNames: readonly FormatName[] = Object.keys(formats) as FormatName[];

export const isFormatName = (name: string): name is FormatName => Object.hasOwn(formats, name);
