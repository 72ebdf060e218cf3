import {
  commands,
  Selection,
  type TextDocument,
  TextEditorRevealType,
  window,
  workspace,
} from 'vscode';
import type { QueryRequest } from '#protocol/results.ts';
import { messageOf } from '#protocol/rpc.ts';
import type { RunnableQuery } from '#protocol/server.ts';
import type { ClientContext } from './context.ts';
import { askParameters } from './parameters.ts';
import { settings } from './settings.ts';
import { namesOfQuery, sourceOfQuery } from './sources/source-of-query.ts';

/**
 * Starts queries of a file and shows the first one's results. A query with errors or without a
 * source that can be understood is not run, and the others are; messages say so at the end. What is
 * asked of the backend is what `change` makes of a query's own request.
 */
export async function runQueries(
  context: ClientContext,
  document: TextDocument,
  queries: readonly RunnableQuery[],
  change: (request: QueryRequest) => QueryRequest = (request) => request,
): Promise<void> {
  if (!workspace.isTrusted) return await explainTrust();
  let first: string | undefined;
  const refused: Refused[] = [];
  for (const query of queries.filter(({ errors }) => errors.length === 0)) {
    try {
      const request = await requestFor(context, document, query);
      // Whoever cancels a question wants none of the rest either.
      if (request === undefined) break;
      const { line } = query.range.start;
      const runId = context.runs.start(change(request), { uri: document.uri.toString(), line });
      first ??= runId;
    } catch (error) {
      refused.push({ title: query.title, message: messageOf(error) });
    }
  }
  reportRefused(refused);
  if (first !== undefined) await context.results.show(first);
  const broken = queries.filter(({ errors }) => errors.length > 0);
  if (broken.length > 0) void reportErrors(document, broken);
}

/** A query that could not be started, and why. */
interface Refused {
  readonly title: string;
  readonly message: string;
}

/** One message for each reason: queries of a file often share their source. */
function reportRefused(refused: readonly Refused[]): void {
  for (const message of new Set(refused.map((query) => query.message))) {
    const [query, ...others] = refused.filter((one) => one.message === message);
    const more = others.length > 0 ? ` (and ${others.length} more)` : '';
    void window.showErrorMessage(`CTQ: “${query?.title}”${more} was not run: ${message}`);
  }
}

async function requestFor(
  context: ClientContext,
  document: TextDocument,
  query: RunnableQuery,
): Promise<QueryRequest | undefined> {
  const source = await sourceOfQuery(context, document, query);
  if (source === undefined) return undefined;
  const parameters = await askParameters(query, context.extension.workspaceState);
  if (parameters === undefined) return undefined;
  return {
    query: query.text,
    parameters,
    title: query.title,
    source,
    ...namesOfQuery(document, query, parameters),
    range: query.timeRange,
    now: Date.now(),
    workers: settings.localWorkers(),
    cacheMemory: settings.cacheMemory(),
    // On CloudWatch it can do nothing, which is worth a word only to who wrote it in the query.
    dedupe: query.dedupe ?? (source.kind === 'local' ? settings.dedupe(document.uri) : undefined),
    cloud: settings.cloud(document.uri),
    keeper: {
      workspace: context.workspaceKey,
      uri: document.uri.toString(),
      line: query.range.start.line,
    },
  };
}

/** Running reads files and may spend money, so it needs the workspace's trust. */
async function explainTrust(): Promise<void> {
  const manage = 'Manage Workspace Trust';
  const choice = await window.showWarningMessage(
    'CTQ runs queries in trusted workspaces only. Trust this workspace to run them.',
    manage,
  );
  if (choice === manage) await commands.executeCommand('workbench.trust.manage');
}

async function reportErrors(
  document: TextDocument,
  broken: readonly RunnableQuery[],
): Promise<void> {
  const [query] = broken;
  const [error] = query?.errors ?? [];
  if (query === undefined || error === undefined) return;
  const others = broken.length > 1 ? ` (and ${broken.length - 1} more queries with errors)` : '';
  const text = `CTQ: “${query.title}” was not run: ${error.message}${others}`;
  const choice = await window.showErrorMessage(text, 'Show Error');
  if (choice === undefined) return;
  const { start, end } = error.range;
  const editor = await window.showTextDocument(document, { preserveFocus: false });
  editor.selection = new Selection(start.line, start.character, end.line, end.character);
  editor.revealRange(editor.selection, TextEditorRevealType.InCenterIfOutsideViewport);
}
