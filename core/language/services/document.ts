import { type AnalysedFile, analyseFile } from '../analysis/analysed-file.ts';
import { lineIndex, type LineIndex } from '../text/line-index.ts';

/** A query file as the services see it: one version of its text, with its tree and its problems. */
export interface Document extends AnalysedFile {
  readonly uri: string;
  readonly text: string;
  readonly lines: LineIndex;
}

/**
 * The document of that text. Parsing never fails, so neither does this. What an earlier version has
 * in common with it is not read again.
 */
export const openDocument = (uri: string, text: string, earlier?: AnalysedFile): Document => ({
  uri,
  text,
  lines: lineIndex(text),
  ...analyseFile(text, earlier),
});
