import { parseQueryFile } from '../syntax/parse.ts';
import type { QueryFile } from '../syntax/ast.ts';
import { lineIndex, type LineIndex } from '../text/line-index.ts';

/** A query file as the services see it: one version of its text, with its tree. */
export interface Document {
  readonly uri: string;
  readonly text: string;
  readonly lines: LineIndex;
  readonly file: QueryFile;
}

/** The document of that text. Parsing never fails, so neither does this. */
export const openDocument = (uri: string, text: string): Document => ({
  uri,
  text,
  lines: lineIndex(text),
  file: parseQueryFile(text),
});
