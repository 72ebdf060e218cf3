import type { ExtensionContext, LogOutputChannel, Position, Range, Uri } from 'vscode';
import type { LanguageClient } from 'vscode-languageclient/node';
import type { Guard } from '#protocol/guard.ts';
import { messageOf } from '#protocol/rpc.ts';
import type {
  KnownFields,
  RunnableQuery,
  ServerNotifications,
  ServerRequests,
} from '#protocol/server.ts';
import { vscodeOptions } from '#protocol/vscode-options.ts';
import { isQueryList, isQueryOrNull } from './runnable-query.ts';

/** What the client asks the language server for by itself. */
export interface QueryLanguage {
  /** The query at a place of a file; undefined where there is none. */
  queryAt(uri: Uri, position: Position): Promise<RunnableQuery | undefined>;
  queries(uri: Uri): Promise<readonly RunnableQuery[]>;
  /** The queries of a part of a file. */
  queriesOfText(uri: Uri, range: Range): Promise<readonly RunnableQuery[]>;
  /** Tells where queries run that name no source: a name of the settings, or a path. */
  tellActiveSource(name: string | undefined): void;
  /** Tells which fields the events of a source have. */
  tellKnownFields(known: KnownFields): void;
  /** Tells of a query file of the workspace; null: it is gone. */
  tellQueryFile(uri: string, text: string | null): void;
  stop(): Promise<void>;
}

/** Starts the language server; whoever asks for something waits until it is there. */
export function startLanguage(extension: ExtensionContext, log: LogOutputChannel): QueryLanguage {
  const starting = start(extension, log);
  starting.catch((error: unknown) => {
    log.error(`the language server could not be started: ${messageOf(error)}`);
  });
  const ask = async <M extends keyof ServerRequests, T>(
    method: M,
    parameters: ServerRequests[M]['parameters'],
    guard: Guard<T>,
  ): Promise<T> => {
    const client = await starting;
    const answer: unknown = await client.sendRequest(method, parameters);
    if (!guard(answer)) throw new Error(`the language server's answer to ${method} is unexpected`);
    return answer;
  };
  const tell = <M extends keyof ServerNotifications>(
    method: M,
    parameters: ServerNotifications[M],
  ): void => {
    starting
      .then((client) => client.sendNotification(method, parameters))
      .catch((error: unknown) => {
        log.error(`the language server was not told ${method}: ${messageOf(error)}`);
      });
  };
  return {
    queryAt: async (uri, position) =>
      (await ask('ctq/queryAt', { uri: uri.toString(), position }, isQueryOrNull)) ?? undefined,
    queries: (uri) => ask('ctq/queries', { uri: uri.toString() }, isQueryList),
    queriesOfText: (uri, range) =>
      ask('ctq/queriesOfText', { uri: uri.toString(), range }, isQueryList),
    tellActiveSource: (name) => tell('ctq/activeSource', { name: name ?? null }),
    tellKnownFields: (known) => tell('ctq/knownFields', known),
    tellQueryFile: (uri, text) => tell('ctq/queryFile', { uri, text }),
    stop: async () => {
      // A server that never came up needs no stopping.
      const client = await starting.catch(() => undefined);
      await client?.dispose();
    },
  };
}

/** The library is large, so it is read only after the extension has been activated. */
async function start(extension: ExtensionContext, log: LogOutputChannel): Promise<LanguageClient> {
  await new Promise((resolve) => setImmediate(resolve));
  const { LanguageClient, TransportKind } = await import('vscode-languageclient/node');
  const module = extension.asAbsolutePath('dist/server.js');
  const server = { module, transport: TransportKind.ipc };
  const client = new LanguageClient('ctq', 'CTQ', server, {
    documentSelector: [{ language: 'ctq' }],
    outputChannel: log,
    initializationOptions: vscodeOptions,
  });
  await client.start();
  return client;
}
