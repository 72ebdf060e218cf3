import { Range, type TextDocument, window } from 'vscode';
import { readSection, type SavedSection } from '#backends/cloudwatch/console/section-text.ts';
import type { RunnableQuery } from '#protocol/server.ts';
import { activeQueryFile } from '../../commands/active-query-file.ts';
import type { ClientContext } from '../../context.ts';

/** The query that the cursor is in. */
export interface QueryAtCursor {
  readonly document: TextDocument;
  readonly query: RunnableQuery;
  readonly section: SavedSection;
}

/** Finds the query at the cursor; says so where there is none. */
export async function queryAtCursor({
  language,
}: ClientContext): Promise<QueryAtCursor | undefined> {
  const editor = activeQueryFile();
  if (editor === undefined) return undefined;
  const { document, selection } = editor;
  const query = await language.queryAt(document.uri, selection.active);
  if (query === undefined) {
    void window.showInformationMessage('CTQ: there is no query here. Put the cursor in one.');
    return undefined;
  }
  const section = readSection(document.getText(rangeOf(query)), query.text);
  return { document, query, section };
}

/** The place in the file of a query’s section. */
export function rangeOf({ range: { start, end } }: RunnableQuery): Range {
  return new Range(start.line, start.character, end.line, end.character);
}
