import { isProblemCode } from '../problems/problem.ts';
import type { Comment, Ignore } from '../syntax/ast.ts';
import { span } from '../text/span.ts';

/**
 * The codes that a comment silences: `# ctq-ignore code, code`. Words that follow are a reason, and
 * may be anything that is no code. A comment that names no code gives one empty one at its end.
 */
export const ignoresOf = (text: string, comment: Comment): Ignore[] => {
  const where = comment.span;
  if (comment.kind !== 'plain' || !isIgnore(comment.text)) {
    return [];
  }
  const ignores: Ignore[] = [];
  const written = text.slice(where.start, where.end);
  WORD.lastIndex = written.indexOf(MARK) + MARK.length;
  for (let word = WORD.exec(written); word !== null; word = WORD.exec(written)) {
    const { 0: whole, 1: gap = '', 2: code = '' } = word;
    if (ignores.length > 0 && !gap.includes(',') && !isProblemCode(code)) {
      break;
    }
    const end = where.start + word.index + whole.length;
    ignores.push({ code, span: span(end - code.length, end) });
  }
  return ignores.length > 0 ? ignores : [{ code: '', span: where }];
};

/** True for the content of a comment that silences problems, and so says nothing of the query. */
export const isIgnore = (content: string): boolean => /^ctq-ignore(?![\w-])/.test(content);

const MARK = 'ctq-ignore';
const WORD = /([\s,:]+)([^\s,]+)/y;
