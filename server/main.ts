import { createConnection } from 'vscode-languageserver/node';
import { startServer } from './server.ts';

// The transport is what the command line says: `--stdio`, `--node-ipc`, `--pipe=…`, `--socket=…`.
startServer(createConnection(), {
  after: (milliseconds, work) => {
    const timeout = setTimeout(work, milliseconds);
    return () => clearTimeout(timeout);
  },
});
