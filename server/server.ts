import { type EditorFeatures, plainEditor } from '#language/services/editor-features.ts';
import { createLanguageService } from '#language/services/service.ts';
import type { ServerRequests } from '#protocol/server.ts';
import {
  type Connection,
  type InitializeResult,
  RequestType,
  type ServerCapabilities,
  TextDocumentSyncKind,
} from 'vscode-languageserver';
import { openDocuments } from './documents.ts';
import { editorOf } from './editor.ts';
import { createHandle } from './handle.ts';
import { watchKnownData } from './known-data.ts';
import { publishDiagnostics } from './publish-diagnostics.ts';
import { watchSettings } from './settings.ts';
import type { Timer } from './timer.ts';

/** Serves the language over a connection until the client ends it. */
export const startServer = (connection: Connection, timer: Timer): void => {
  const service = createLanguageService();
  const documents = openDocuments(connection, service);
  const settings = watchSettings(connection);
  const handle = createHandle(connection, documents);
  const dataFor = watchKnownData(connection);
  let editor: EditorFeatures = plainEditor;

  connection.onInitialize((parameters): InitializeResult => {
    editor = editorOf(parameters);
    settings.begin(parameters);
    return { capabilities, serverInfo: { name: 'ctq' } };
  });
  publishDiagnostics(connection, { documents, service, settings, timer });

  connection.onCompletion(
    handle(null, async (document, { position }) =>
      service.complete(document, position, editor, dataFor(await settings.current())),
    ),
  );
  connection.onHover(
    handle(null, (document, { position }) => service.hover(document, position) ?? null),
  );
  connection.onDocumentSymbol(handle(null, (document) => service.documentSymbols(document)));
  connection.onFoldingRanges(handle(null, (document) => service.foldingRanges(document)));
  connection.onDocumentFormatting(handle(null, (document) => service.formatting(document)));
  connection.onCodeLens(
    handle(null, async (document) =>
      (await settings.current()).codeLenses ? service.codeLenses(document) : null,
    ),
  );

  connection.onRequest(
    request('ctq/queryAt'),
    handle(null, (document, { position }) => service.queryAt(document, position) ?? null),
  );
  connection.onRequest(
    request('ctq/queries'),
    handle([], (document) => service.queries(document)),
  );
  connection.onRequest(
    request('ctq/queriesOfText'),
    handle([], (document, { range }) => service.queriesOfText(document, range)),
  );
  connection.listen();
};

/** A request of our own, with the shapes that the protocol gives it. */
const request = <Name extends keyof ServerRequests>(
  name: Name,
): RequestType<ServerRequests[Name]['parameters'], ServerRequests[Name]['result'], void> =>
  new RequestType(name);

const capabilities: ServerCapabilities = {
  textDocumentSync: TextDocumentSyncKind.Incremental,
  // After these something new begins: a command, an operand, a part of a path, a directive.
  completionProvider: { triggerCharacters: ['|', ' ', '.', '@', '(', ',', '[', '{'] },
  hoverProvider: true,
  documentSymbolProvider: true,
  foldingRangeProvider: true,
  documentFormattingProvider: true,
  codeLensProvider: { resolveProvider: false },
};
