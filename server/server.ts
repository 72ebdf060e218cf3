import { type EditorFeatures, plainEditor } from '#language/services/editor-features.ts';
import { createLanguageService, type LanguageService } from '#language/services/service.ts';
import type { ServerRequests } from '#protocol/server.ts';
import {
  type Connection,
  type InitializeResult,
  RequestType,
  type ServerCapabilities,
  TextDocumentSyncKind,
} from 'vscode-languageserver';
import { codeActionCapabilities, serveCodeActions } from './code-actions.ts';
import { openDocuments } from './documents.ts';
import { editorOf } from './editor.ts';
import { type LoadEventModels, watchEventModels } from './event-models.ts';
import { explanationCapabilities, serveExplanations } from './explanations.ts';
import { createHandle, guarded } from './handle.ts';
import { formattingCapabilities, serveFormatting } from './formatting.ts';
import { watchKnownData } from './known-data.ts';
import { navigationCapabilities, serveNavigation } from './navigation.ts';
import { publishDiagnostics } from './publish-diagnostics.ts';
import { semanticTokensCapabilities, serveSemanticTokens } from './semantic-tokens.ts';
import { watchSettings } from './settings.ts';
import type { Timer } from './timer.ts';

/** Serves the language over a connection until the client ends it. */
export const startServer = (
  connection: Connection,
  timer: Timer,
  loadModels?: LoadEventModels,
  service: LanguageService = createLanguageService(),
): void => {
  const documents = openDocuments(connection, service);
  const settings = watchSettings(connection);
  const handle = createHandle(connection, documents);
  const tokens = serveSemanticTokens(connection, { service, documents, handle });
  const dataFor = watchKnownData(connection, watchEventModels(connection, documents, loadModels));
  let editor: EditorFeatures = plainEditor;

  connection.onInitialize((parameters): InitializeResult => {
    editor = editorOf(parameters);
    settings.begin(parameters);
    tokens.begin(parameters);
    return { capabilities, serverInfo: { name: 'ctq' } };
  });
  publishDiagnostics(connection, { documents, service, settings, timer });

  connection.onCompletion(
    handle(null, async (document, { position }) =>
      service.complete(document, position, editor, await dataFor(await settings.current())),
    ),
  );
  connection.onCompletionResolve(
    guarded(
      connection,
      (item) => item,
      async (item) => service.resolveCompletion(item, await dataFor(await settings.current())),
    ),
  );
  serveExplanations(connection, { service, settings, dataFor, handle });
  serveNavigation(connection, { service, documents, handle });
  serveFormatting(connection, { service, settings, handle });
  serveCodeActions(connection, { service, handle, settings });
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
  completionProvider: {
    triggerCharacters: ['|', ' ', '.', '@', '(', ',', '[', '{', '"', "'", '`'],
    resolveProvider: true,
  },
  ...explanationCapabilities,
  ...navigationCapabilities,
  ...semanticTokensCapabilities,
  ...formattingCapabilities,
  codeLensProvider: { resolveProvider: false },
  ...codeActionCapabilities,
};
