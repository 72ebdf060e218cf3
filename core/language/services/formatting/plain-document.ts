import type { Position, Range } from 'vscode-languageserver-types';
import { byteOrderMark, lineEndOf, plainText } from '../../format/plain-text.ts';
import type { QueryFile } from '../../syntax/ast.ts';
import { parseQueryFile } from '../../syntax/parse.ts';
import { lineIndex } from '../../text/line-index.ts';
import { type Span, span } from '../../text/span.ts';
import type { Document } from '../document.ts';

/** A document as the formatter reads it, with positions that are those of the document. */
export interface PlainDocument {
  /** Without a byte order mark, lines ended by line feeds. */
  readonly text: string;
  readonly file: QueryFile;
  /** How the document ends its lines. */
  readonly lineEnd: string;
  positionAt(offset: number): Position;
  offsetAt(position: Position): number;
}

/** Most documents are plain as they are, and need not be read again. */
export const plainDocument = ({ text, file, lines }: Document): PlainDocument => {
  const plain = plainText(text);
  if (plain === text) {
    return { text, file, lineEnd: '\n', ...lines };
  }
  const mark = byteOrderMark(text);
  const index = lineIndex(mark + plain);
  return {
    text: plain,
    file: parseQueryFile(plain),
    lineEnd: lineEndOf(text),
    positionAt: (offset) => index.positionAt(offset + mark.length),
    offsetAt: (position) => Math.max(0, index.offsetAt(position) - mark.length),
  };
};

export const spanIn = (document: PlainDocument, { start, end }: Range): Span =>
  span(document.offsetAt(start), document.offsetAt(end));
