import { window } from 'vscode';
import type { ClientContext } from '../context.ts';
import { runQueries } from '../run-queries.ts';
import { activeQueryFile } from './active-query-file.ts';

/** Runs every query of the file. */
export async function runAllQueries(context: ClientContext): Promise<void> {
  const document = activeQueryFile()?.document;
  if (document === undefined) return;
  const queries = await context.language.queries(document.uri);
  if (queries.length > 0) return await runQueries(context, document, queries);
  void window.showInformationMessage('CTQ: this file has no query yet.');
}
