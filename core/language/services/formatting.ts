import type { TextEdit } from 'vscode-languageserver-types';
import { formatQueryFile } from '../format/format.ts';
import { span } from '../text/span.ts';
import type { Document } from './document.ts';
import { rangeOf } from './ranges.ts';

/** The edit that formats the whole file; none where it is formatted already. */
export const formatting = (document: Document): TextEdit[] => {
  const { text } = document;
  const newText = formatQueryFile(text);
  return newText === text ? [] : [{ range: rangeOf(document, span(0, text.length)), newText }];
};
