import type { CodeAction, TextEdit } from 'vscode-languageserver-types';
import {
  codeActions,
  type CodeActionOptions,
} from '../../../../core/language/services/code-actions/code-actions.ts';
import { openDocument } from '../../../../core/language/services/document.ts';

export const URI = 'file:///query.ctq';

/** A text without its marks: `$0` is the cursor, or with `$1` behind it the selection's start. */
export interface Selected {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

export const selected = (marked: string): Selected => {
  const start = Math.max(0, marked.indexOf('$0'));
  const once = marked.replace('$0', '');
  const end = once.indexOf('$1');
  return { text: once.replace('$1', ''), start, end: end < 0 ? start : end };
};

/** What is offered there. */
export const actionsAt = (
  { text, start, end }: Selected,
  options?: CodeActionOptions,
): readonly CodeAction[] => {
  const document = openDocument(URI, text);
  const range = { start: document.lines.positionAt(start), end: document.lines.positionAt(end) };
  return codeActions(document, range, options);
};

/** The edits of an action, which are all of the one file. */
export const editsOf = ({ edit }: CodeAction): readonly TextEdit[] => edit?.changes?.[URI] ?? [];

/** The text after an action, done as an editor does it: all edits at once. */
export const textAfter = (text: string, action: CodeAction): string => {
  const { lines } = openDocument(URI, text);
  return editsOf(action)
    .map(({ range, newText }, index) => ({
      start: lines.offsetAt(range.start),
      end: lines.offsetAt(range.end),
      newText,
      index,
    }))
    .toSorted((a, b) => b.start - a.start || b.end - a.end || b.index - a.index)
    .reduce(
      (done, { start, end, newText }) => done.slice(0, start) + newText + done.slice(end),
      text,
    );
};
