import { FoldingRangeKind, type FoldingRange } from 'vscode-languageserver-types';
import type { Command } from '../syntax/ast.ts';
import { endOf, lex } from '../syntax/lexer.ts';
import { span, type Span } from '../text/span.ts';
import type { Document } from './document.ts';
import { withoutTrailingSpace } from './ranges.ts';

/**
 * What can be folded, in order of place: queries, commands of several lines, lists and parentheses
 * in them, blocks of comments, and what stands between `# region` and `# endregion`. Of those that
 * begin on one line only the longest.
 */
export const foldingRanges = (document: Document): FoldingRange[] => {
  const { queries } = document.file;
  const folds = [
    ...queries.map(({ span: section }) =>
      foldOf(document, withoutTrailingSpace(document, section), FoldingRangeKind.Region),
    ),
    ...queries
      .flatMap(({ commands }) => commands)
      .flatMap((command) => inCommand(document, command)),
    ...regions(document).map((region) => foldOf(document, region, FoldingRangeKind.Region)),
    ...commentBlocks(document).map((block) => foldOf(document, block, FoldingRangeKind.Comment)),
  ].filter(({ startLine, endLine }) => startLine < endLine);
  return longestOfEachLine(folds);
};

const foldOf = (
  { lines }: Document,
  { start, end }: Span,
  kind?: FoldingRangeKind,
): FoldingRange => ({
  startLine: lines.positionAt(start).line,
  endLine: lines.positionAt(end).line,
  ...(kind === undefined ? {} : { kind }),
});

const inCommand = (document: Document, command: Command): readonly FoldingRange[] => {
  const whole = foldOf(document, command.span);
  if (whole.startLine === whole.endLine) return [];
  return [whole, ...bracketSpans(document, command).map((brackets) => foldOf(document, brackets))];
};

const bracketSpans = ({ text }: Document, command: Command): readonly Span[] => {
  const spans: Span[] = [];
  const open: number[] = [];
  for (const token of lex(text, command.span.start, command.span.end).tokens) {
    const { name } = token.tokenType;
    if (name === 'OpenParen' || name === 'OpenSquare') open.push(token.startOffset);
    if (name !== 'CloseParen' && name !== 'CloseSquare') continue;
    const start = open.pop();
    if (start !== undefined) spans.push(span(start, endOf(token)));
  }
  return spans;
};

/** From each `# region` to its `# endregion`; one that is not closed is none. */
const regions = ({ file }: Document): readonly Span[] => {
  const spans: Span[] = [];
  const open: number[] = [];
  for (const { kind, text, span: where } of file.comments) {
    if (kind === 'plain' && /^region\b/i.test(text)) open.push(where.start);
    if (kind !== 'plain' || !/^endregion\b/i.test(text)) continue;
    const start = open.pop();
    if (start !== undefined) spans.push(span(start, where.end));
  }
  return spans;
};

/** Comments on lines that follow one another; a separator belongs to none. */
const commentBlocks = ({ file, lines }: Document): readonly Span[] => {
  const blocks: Span[] = [];
  for (const { kind, span: where } of file.comments) {
    if (kind === 'separator') continue;
    const last = blocks.at(-1);
    const follows =
      last !== undefined &&
      lines.positionAt(last.end).line + 1 === lines.positionAt(where.start).line;
    if (follows) blocks.splice(-1, 1, span(last.start, where.end));
    else blocks.push(where);
  }
  return blocks;
};

const longestOfEachLine = (folds: readonly FoldingRange[]): FoldingRange[] => {
  const byLine = new Map<number, FoldingRange>();
  for (const fold of folds) {
    const other = byLine.get(fold.startLine);
    if (other === undefined || other.endLine < fold.endLine) byLine.set(fold.startLine, fold);
  }
  return [...byLine.values()].toSorted((a, b) => a.startLine - b.startLine);
};
