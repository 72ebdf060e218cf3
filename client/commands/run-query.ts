import { Position, type TextDocument, type TextEditor, Uri, window, workspace } from 'vscode';
import { isCount, isObjectOf } from '#protocol/guard.ts';
import type { Position as Place, RunnableQuery } from '#protocol/server.ts';
import type { ClientContext } from '../context.ts';
import { runQueries } from '../run-queries.ts';
import { activeQueryFile } from './active-query-file.ts';

/**
 * Runs the query at the cursor, or the selected text; a code lens names another file and place:
 * its URI as text and a position.
 */
export async function runQuery(
  context: ClientContext,
  ...[uri, place]: readonly unknown[]
): Promise<void> {
  if (typeof uri === 'string' && isPlace(place)) {
    const document = await workspace.openTextDocument(Uri.parse(uri));
    const position = new Position(place.line, place.character);
    const query = await context.language.queryAt(document.uri, position);
    return await run(context, document, query === undefined ? [] : [query]);
  }
  const editor = activeQueryFile();
  if (editor !== undefined) await run(context, editor.document, await chosen(context, editor));
}

const isPlace = isObjectOf<Place>({ line: isCount, character: isCount });

async function chosen(
  { language }: ClientContext,
  { document, selection }: TextEditor,
): Promise<readonly RunnableQuery[]> {
  const isSelected = document.getText(selection).trim() !== '';
  if (isSelected) return await language.queriesOfText(document.uri, selection);
  const query = await language.queryAt(document.uri, selection.active);
  return query === undefined ? [] : [query];
}

async function run(
  context: ClientContext,
  document: TextDocument,
  queries: readonly RunnableQuery[],
): Promise<void> {
  if (queries.length > 0) return await runQueries(context, document, queries);
  void window.showInformationMessage(
    'CTQ: there is no query here. Write one, or insert an example.',
  );
}
