import type { CodeLens } from 'vscode-languageserver-types';
import { canRun } from '../query-file/filter-pattern.ts';
import { span } from '../text/span.ts';
import type { Document } from './document.ts';
import { rangeOf } from './ranges.ts';

/**
 * A lens that runs the query, above each query that can run: at its separator, else at its first
 * command or the filter pattern that stands for it. The arguments of `ctq.runQuery` are the
 * document's URI and the place of that command or pattern.
 */
export const codeLenses = (document: Document): CodeLens[] => {
  const separators = new Set(
    document.file.comments.filter(({ kind }) => kind === 'separator').map(({ span }) => span.start),
  );
  return document.file.queries.filter(canRun).map(({ span: section, body }) => {
    const place = separators.has(section.start) ? section.start : body.start;
    const { start } = rangeOf(document, span(body.start, body.start));
    return {
      range: rangeOf(document, span(place, place)),
      command: { title: '▶ Run', command: 'ctq.runQuery', arguments: [document.uri, start] },
    };
  });
};
