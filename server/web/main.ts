import type { ClientRequests } from '#protocol/server.ts';
import {
  BrowserMessageReader,
  BrowserMessageWriter,
  createConnection,
  RequestType0,
} from 'vscode-languageserver/browser';
import { startServer } from '../server.ts';
import type { Timer } from '../timer.ts';

/*
 * The server as a web worker, for VS Code in a browser. It has no files: the models of events come
 * from the client, which knows where the extension lies.
 */

const timer: Timer = {
  after: (milliseconds, work) => {
    const timeout = setTimeout(work, milliseconds);
    return () => clearTimeout(timeout);
  },
};

const eventModels = new RequestType0<ClientRequests['ctq/eventModels']['result'], void>(
  'ctq/eventModels',
);

const connection = createConnection(new BrowserMessageReader(self), new BrowserMessageWriter(self));
startServer(connection, timer, () => connection.sendRequest(eventModels));
