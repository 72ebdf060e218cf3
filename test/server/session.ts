import { once } from 'node:events';
import { PassThrough } from 'node:stream';
import type { InitializeParams } from 'vscode-languageserver';
import {
  createConnection,
  createProtocolConnection,
  type InitializeResult,
  type ProtocolConnection,
  type PublishDiagnosticsParams,
  StreamMessageReader,
  StreamMessageWriter,
} from 'vscode-languageserver/node';
import {
  createLanguageService,
  type LanguageService,
} from '../../core/language/services/service.ts';
import { startServer } from '../../server/server.ts';
import type { Timer } from '../../server/timer.ts';

/** A server and its client in one process, with a clock that the test turns. */
export interface Session {
  readonly client: ProtocolConnection;
  readonly initialized: InitializeResult;
  readonly open: (uri: string, text: string) => void;
  readonly change: (uri: string, version: number, text: string) => void;
  /** The diagnostics that the server sends once its pause is over. */
  readonly diagnostics: () => Promise<PublishDiagnosticsParams>;
  readonly end: () => Promise<void>;
}

/** Starts both; `answers` are the client's, by the method of the server's requests. */
export const startSession = async (
  parameters: Partial<InitializeParams> = {},
  answers: Readonly<Record<string, () => unknown>> = {},
  service: LanguageService = createLanguageService(),
): Promise<Session> => {
  const [up, down] = [new PassThrough(), new PassThrough()];
  const timer = handTurnedTimer();
  const ofServer = createConnection(new StreamMessageReader(up), new StreamMessageWriter(down));
  startServer(ofServer, timer, undefined, service);
  const client = createProtocolConnection(
    new StreamMessageReader(down),
    new StreamMessageWriter(up),
  );
  for (const [method, answer] of Object.entries(answers)) client.onRequest(method, answer);
  client.listen();
  const initialized: InitializeResult = await client.sendRequest('initialize', {
    processId: null,
    rootUri: null,
    capabilities: {},
    ...parameters,
  });
  await client.sendNotification('initialized', {});
  return {
    client,
    initialized,
    open: (uri, text) => {
      const textDocument = { uri, languageId: 'ctq', version: 1, text };
      void client.sendNotification('textDocument/didOpen', { textDocument });
    },
    change: (uri, version, text) => {
      const textDocument = { uri, version };
      void client.sendNotification('textDocument/didChange', {
        textDocument,
        contentChanges: [{ text }],
      });
    },
    diagnostics: async () => {
      const sent = new Promise<PublishDiagnosticsParams>((resolve) => {
        const listener = client.onNotification(
          'textDocument/publishDiagnostics',
          (published: PublishDiagnosticsParams) => {
            listener.dispose();
            resolve(published);
          },
        );
      });
      await timer.nextIsSet();
      timer.turn();
      return await sent;
    },
    end: async () => {
      await client.sendRequest('shutdown');
      client.dispose();
      up.end();
      down.end();
      await once(down, 'close');
    },
  };
};

interface HandTurnedTimer extends Timer {
  /** Settles as soon as some work waits. */
  nextIsSet(): Promise<void>;
  /** Does everything that waits. */
  turn(): void;
}

const handTurnedTimer = (): HandTurnedTimer => {
  const waiting = new Set<() => void>();
  let announce: () => void = () => {};
  return {
    after: (_, work) => {
      waiting.add(work);
      announce();
      return () => waiting.delete(work);
    },
    nextIsSet: async () => {
      if (waiting.size > 0) return;
      await new Promise<void>((resolve) => {
        announce = resolve;
      });
    },
    turn: () => {
      for (const work of waiting) {
        waiting.delete(work);
        work();
      }
    },
  };
};
