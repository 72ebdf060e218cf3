import { MarkupKind, type Hover, type Position } from 'vscode-languageserver-types';
import type { Document } from '../document.ts';
import { offsetAt, rangeOf } from '../ranges.ts';
import { explainComment } from './explain-comment.ts';
import { explainLiteral } from './explain-literal.ts';
import { explainPlaceholder } from './explain-placeholder.ts';
import { explainWord } from './explain-word.ts';
import { type Knowledge, plainKnowledge } from './knowledge.ts';
import { type Explanation, placesAt } from './place.ts';

/** What stands at a position means this, as Markdown; undefined where there is nothing to say. */
export const hover = (
  document: Document,
  position: Position,
  knowledge: Knowledge = plainKnowledge,
): Hover | undefined => {
  const found = explain(document, offsetAt(document, position), knowledge);
  if (found === undefined) return undefined;
  return {
    contents: { kind: MarkupKind.Markdown, value: found.markdown },
    range: rangeOf(document, found.where),
  };
};

const explain = (
  document: Document,
  offset: number,
  knowledge: Knowledge,
): Explanation | undefined => {
  const comment = document.file.comments.find(
    ({ span: { start, end } }) => start <= offset && offset < end,
  );
  if (comment !== undefined) return explainComment(document, offset, knowledge);
  for (const place of placesAt(document, offset, knowledge)) {
    const found = explainPlaceholder(place) ?? explainLiteral(place) ?? explainWord(place);
    if (found !== undefined) return found;
  }
  return undefined;
};
