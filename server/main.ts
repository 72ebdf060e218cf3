import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setFlagsFromString } from 'node:v8';
import { createConnection } from 'vscode-languageserver/node';
import { startServer } from './server.ts';
import type { Timer } from './timer.ts';

// The transport is what the command line says.
const transports = ['--stdio', '--node-ipc', '--pipe', '--socket'];

if (process.argv.some((word) => transports.includes(word.split('=')[0] ?? ''))) {
  const timer: Timer = {
    after: (milliseconds, work) => {
      const timeout = setTimeout(work, milliseconds);
      return () => clearTimeout(timeout);
    },
  };
  // An edit makes garbage and keeps little: without this V8 lets it grow to hundreds of megabytes.
  setFlagsFromString('--optimize-for-size');
  // The build puts the models beside the program.
  const models = join(import.meta.dirname, 'event-models.txt');
  startServer(createConnection(), timer, () => readFile(models, 'latin1'));
} else {
  process.stderr.write(
    'This is the language server of CTQ. Editors start it, with one of --stdio, --node-ipc, ' +
      '--pipe=NAME or --socket=PORT.\n',
  );
  process.exitCode = 2;
}
