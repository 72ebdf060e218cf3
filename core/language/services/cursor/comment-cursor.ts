import { isFilterPattern } from '../../query-file/filter-pattern.ts';
import { type Span, span } from '../../text/span.ts';
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
  const ignored = ignoreCursor(written, start, offset);
  if (ignored !== undefined) {
    return { ...ignored, query: file.queries.findLast(({ span: at }) => at.start <= offset) };
  }
  const [, lead, name] = DIRECTIVE_VALUE.exec(written) ?? [];
  if (lead === undefined || name === undefined || offset < start + lead.length) {
    return { kind: 'nowhere' };
  }
  const word = span(start + lead.length, end);
  const inPattern = isFilterPattern(name) ? patternCursor(text, word, offset) : undefined;
  return inPattern ?? { kind: 'directive-value', name, word };
};

const IGNORE = /^#\s*ctq-ignore\s+/;

/** The code at the cursor, behind `ctq-ignore` or a comma; undefined elsewhere. */
const ignoreCursor = (
  written: string,
  start: number,
  offset: number,
): Pick<Cursor & { readonly kind: 'ignored-code' }, 'kind' | 'word' | 'others'> | undefined => {
  const lead = IGNORE.exec(written)?.[0];
  const typed = written.slice(0, offset - start);
  if (lead === undefined || typed.length < lead.length) return undefined;
  const [, code = ''] = /(?:^|[\s,])([\w-]*)$/.exec(typed.slice(lead.length)) ?? [];
  const before = typed.slice(lead.length, typed.length - code.length);
  // What follows a code without a comma is the reason.
  if (!/^(?:[\w-]+\s*,\s*)*$/.test(before)) return undefined;
  const rest = /^[\w-]*/.exec(written.slice(offset - start))?.[0] ?? '';
  return {
    kind: 'ignored-code',
    word: span(offset - code.length, offset + rest.length),
    others: before.split(/[\s,]+/).filter((other) => other !== ''),
  };
};

const PATTERN_FIELD = /\$\.([\w.]*)$/;
const PATTERN_VALUE = /\$\.([\w.]+)\s*(?:=|!=)\s*"([^"]*)$/;

/** A field or a value within a filter pattern; undefined elsewhere in it. */
const patternCursor = (text: string, value: Span, offset: number): Cursor | undefined => {
  const before = text.slice(value.start, offset);
  const behind = text.slice(offset, value.end);
  const [, path] = PATTERN_FIELD.exec(before) ?? [];
  if (path !== undefined) {
    const rest = /^[\w.]*/.exec(behind)?.[0] ?? '';
    return { kind: 'pattern-field', word: span(offset - path.length, offset + rest.length) };
  }
  const [, field, typed] = PATTERN_VALUE.exec(before) ?? [];
  if (field === undefined || typed === undefined) return undefined;
  const [, rest, quote] = /^([\w.:/*-]*)("?)/.exec(behind) ?? ['', '', ''];
  const word = span(offset - typed.length, offset + (rest ?? '').length);
  return { kind: 'pattern-value', word, field, isClosed: quote !== '' };
};
