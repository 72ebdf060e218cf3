import { window, workspace } from 'vscode';
import { comparedRequest } from '#backends/comparison/compared-request.ts';
import { activeQueryFile } from '../../commands/active-query-file.ts';
import type { ClientContext } from '../../context.ts';
import { runQueries } from '../../run-queries.ts';
import { askForSource } from '../../sources/pick-source.ts';
import { sourceOfChoice } from '../../sources/source-of-query.ts';

/**
 * Runs the query at the cursor on its own source and on a second one, which the user picks, and
 * shows what differs.
 */
export async function compareWith(context: ClientContext): Promise<void> {
  const editor = activeQueryFile();
  if (editor === undefined) return;
  const { document, selection } = editor;
  const query = await context.language.queryAt(document.uri, selection.active);
  if (query === undefined) {
    void window.showInformationMessage('CTQ: there is no query here to compare the answers of.');
    return;
  }
  // What keeps the query from running is told before a second source is asked for.
  if (!workspace.isTrusted || query.errors.length > 0) {
    return await runQueries(context, document, [query]);
  }
  const chosen = await askForSource(context, {
    title: 'CTQ: Compare With',
    placeHolder: `Where else “${query.title}” shall run`,
  });
  if (chosen === undefined) return;
  const other = sourceOfChoice(document, chosen);
  await runQueries(context, document, [query], (request) => comparedRequest(request, other));
}
