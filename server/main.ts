import { createConnection } from 'vscode-languageserver/node';
import { startServer } from './server.ts';

// The transport is what the command line says.
const transports = ['--stdio', '--node-ipc', '--pipe', '--socket'];

if (process.argv.some((word) => transports.includes(word.split('=')[0] ?? ''))) {
  startServer(createConnection(), {
    after: (milliseconds, work) => {
      const timeout = setTimeout(work, milliseconds);
      return () => clearTimeout(timeout);
    },
  });
} else {
  process.stderr.write(
    'This is the language server of CTQ. Editors start it, with one of --stdio, --node-ipc, ' +
      '--pipe=NAME or --socket=PORT.\n',
  );
  process.exitCode = 2;
}
