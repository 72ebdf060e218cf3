import type { TextEdit } from 'vscode-languageserver-types';
import { span } from '../../text/span.ts';
import type { Document } from '../document.ts';
import { rangeOf } from '../ranges.ts';

/** How a line begins. */
export interface Beginning {
  readonly start: number;
  /** How many blanks it begins with. */
  readonly indent: number;
  /** The offset behind these blanks. */
  readonly end: number;
  /** The line without them and without blanks at its end. */
  readonly content: string;
}

export const beginningOf = ({ text, lines }: Document, line: number): Beginning => {
  const start = lines.offsetAt({ line, character: 0 });
  const written = text.slice(start, lines.offsetAt({ line, character: text.length }));
  const content = written.trimStart();
  const indent = written.length - content.length;
  return { start, indent, end: start + indent, content: content.trimEnd() };
};

/** The edit that makes a line begin in a column with a sign; none where it does. */
export const indentation = (
  document: Document,
  line: number,
  column: number,
  sign = '',
): TextEdit[] => {
  const { start, end } = beginningOf(document, line);
  const newText = ' '.repeat(column) + sign;
  return document.text.slice(start, end) === newText
    ? []
    : [{ range: rangeOf(document, span(start, end)), newText }];
};
