import { span } from '../text/span.ts';
import type { Comment, Directive } from '../syntax/ast.ts';

/**
 * The comment that stands at an offset, told apart by how it looks: three `#` at the start of a
 * line separate queries, one and a name with `@` first on a line is a directive, everything else
 * is prose.
 */
export const commentAt = (text: string, image: string, start: number): Comment => {
  const where = span(start, start + image.length);
  const lineStart = text.lastIndexOf('\n', start - 1) + 1;
  const before = text.slice(lineStart, start).replace(BYTE_ORDER_MARK, '');
  const content = image.replace(/^#+/, '').trim();
  if (before === '' && /^###(?!#)/.test(image)) {
    return { kind: 'separator', span: where, text: content };
  }
  if (before.trim() === '' && directiveMatch(image) !== null) {
    return { kind: 'directive', span: where, text: content };
  }
  return { kind: 'plain', span: where, text: content };
};

/** The directive that a comment of that kind is; undefined for another one. */
export const directiveOf = (text: string, comment: Comment): Directive | undefined => {
  const { start, end } = comment.span;
  const match = directiveMatch(text.slice(start, end));
  if (comment.kind !== 'directive' || match === null) {
    return undefined;
  }
  const [whole, before = '', name = '', gap = '', value = ''] = match;
  const nameStart = start + before.length;
  const valueStart = nameStart + name.length + gap.length;
  return {
    name,
    value,
    span: span(start, start + whole.length),
    nameSpan: span(nameStart, nameStart + name.length),
    valueSpan: span(valueStart, valueStart + value.length),
  };
};

const BYTE_ORDER_MARK = /^\uFEFF/;

/**
 * `# @name value`. A comment that begins with a field of the service (`# @message like /x/` is a
 * command's end, commented out) is prose.
 */
const DIRECTIVE = /^(#[ \t]*@)([A-Za-z][\w-]*)(?![\w.@-])([ \t]*)(.*?)[ \t]*$/;
const FIELDS: ReadonlySet<string> = new Set([
  'timestamp',
  'message',
  'ingestiontime',
  'logstream',
  'log',
  'ptr',
  'requestid',
  'duration',
]);

const directiveMatch = (image: string): RegExpExecArray | null => {
  const match = DIRECTIVE.exec(image);
  return match !== null && FIELDS.has((match[2] ?? '').toLowerCase()) ? null : match;
};
