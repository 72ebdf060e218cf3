import type { Refusal } from '#language/services/navigation/new-name.ts';
import type { RenamePlace } from '#language/services/navigation/rename.ts';
import type { LanguageService } from '#language/services/service.ts';
import {
  type Connection,
  LSPErrorCodes,
  type PrepareRenameParams,
  type RenameParams,
  ResponseError,
  type ServerCapabilities,
  type WorkspaceEdit,
  type WorkspaceSymbolParams,
} from 'vscode-languageserver';
import type { Documents } from './documents.ts';
import { guarded, type Handle } from './handle.ts';
import { watchQueryFiles } from './query-files.ts';

/** What the server does for moving about in queries and for renaming. */
export const navigationCapabilities = {
  definitionProvider: true,
  referencesProvider: true,
  documentHighlightProvider: true,
  renameProvider: { prepareProvider: true },
  workspaceSymbolProvider: true,
  selectionRangeProvider: true,
  documentLinkProvider: { resolveProvider: false },
  linkedEditingRangeProvider: true,
  documentSymbolProvider: true,
  foldingRangeProvider: true,
} as const satisfies ServerCapabilities;

/** Answers the requests of these features. */
export const serveNavigation = (
  connection: Connection,
  { service, documents, handle }: Navigation,
): void => {
  const open = watchQueryFiles(connection, { service, documents });

  connection.onDefinition(
    handle([], (document, { position }) => service.definition(document, position, open())),
  );
  connection.onReferences(
    handle([], (document, { position, context: { includeDeclaration } }) =>
      service.references(document, position, includeDeclaration, open()),
    ),
  );
  connection.onDocumentHighlight(
    handle(null, (document, { position }) => {
      const found = service.documentHighlights(document, position);
      // Without an answer an editor looks for the same word.
      return found.length === 0 ? null : found;
    }),
  );
  connection.onPrepareRename(
    handle<PrepareRenameParams, RenamePlace | ResponseError | null>(
      null,
      (document, { position }) => orRefused(service.prepareRename(document, position, open())),
    ),
  );
  connection.onRenameRequest(
    handle<RenameParams, WorkspaceEdit | ResponseError | null>(
      null,
      (document, { position, newName }) =>
        orRefused(service.rename(document, position, newName, open())),
    ),
  );
  connection.onSelectionRanges(
    handle([], (document, { positions }) => service.selectionRanges(document, positions)),
  );
  connection.onDocumentSymbol(handle(null, (document) => service.documentSymbols(document)));
  connection.onFoldingRanges(handle(null, (document) => service.foldingRanges(document)));
  connection.onDocumentLinks(handle([], (document) => service.documentLinks(document)));
  connection.languages.onLinkedEditingRange(
    handle(null, (document, { position }) => service.linkedEditing(document, position) ?? null),
  );
  connection.onWorkspaceSymbol(
    guarded(
      connection,
      () => [],
      ({ query }: WorkspaceSymbolParams) => service.workspaceSymbols(open(), query),
    ),
  );
};

interface Navigation {
  readonly service: LanguageService;
  readonly documents: Documents;
  readonly handle: Handle;
}

/** A refusal is an error to the protocol: editors show its message where the author is. */
const orRefused = <Answer extends object>(answer: Answer | Refusal): Answer | ResponseError =>
  'reason' in answer ? new ResponseError(LSPErrorCodes.RequestFailed, answer.reason) : answer;
