import type { CodeLens } from 'vscode-languageserver-types';
import { span } from '../text/span.ts';
import type { Document } from './document.ts';
import { rangeOf } from './ranges.ts';

/**
 * A lens that runs the query, above each query that has a command: at its separator, else at its
 * first command. The arguments of `ctq.runQuery` are the document's URI and the place of the
 * query's first command.
 */
export const codeLenses = (document: Document): CodeLens[] => {
  const separators = new Set(
    document.file.comments.filter(({ kind }) => kind === 'separator').map(({ span }) => span.start),
  );
  return document.file.queries
    .filter(({ commands }) => commands.length > 0)
    .map(({ span: section, body }) => {
      const place = separators.has(section.start) ? section.start : body.start;
      const { start } = rangeOf(document, span(body.start, body.start));
      return {
        range: rangeOf(document, span(place, place)),
        command: { title: '▶ Run', command: 'ctq.runQuery', arguments: [document.uri, start] },
      };
    });
};
