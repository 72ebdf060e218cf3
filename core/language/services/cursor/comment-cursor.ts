import { span } from '../../text/span.ts';
import type { Document } from '../document.ts';
import type { Cursor } from './cursor.ts';

const DIRECTIVE_NAME = /^(#\s*@)[\w-]*$/;
const DIRECTIVE_VALUE = /^(#\s*@([\w-]+)\s+)/;

/** What is written at an offset in a comment; undefined where the offset lies in none. */
export const commentCursor = ({ text, file }: Document, offset: number): Cursor | undefined => {
  const comment = file.comments.find(({ span: { start, end } }) => start < offset && offset <= end);
  if (comment === undefined) return undefined;
  const { start, end } = comment.span;
  const lineStart = text.lastIndexOf('\n', start - 1) + 1;
  if (text.slice(lineStart, start).trim() !== '') return { kind: 'nowhere' };
  const written = text.slice(start, end);
  const [, before] = DIRECTIVE_NAME.exec(text.slice(start, offset)) ?? [];
  if (before !== undefined) {
    const nameStart = start + before.length;
    const name = /^[\w-]*/.exec(text.slice(nameStart, end))?.[0] ?? '';
    return { kind: 'directive-name', word: span(nameStart, nameStart + name.length) };
  }
  const [, lead, name] = DIRECTIVE_VALUE.exec(written) ?? [];
  if (lead === undefined || name === undefined || offset < start + lead.length) {
    return { kind: 'nowhere' };
  }
  return { kind: 'directive-value', name, word: span(start + lead.length, end) };
};
