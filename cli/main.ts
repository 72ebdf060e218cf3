import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { runCli } from './cli.ts';
import { stateFolder } from './state-folder.ts';

// Ctrl+C, a closed terminal and whoever ends the process cancel what runs or is being read and let
// it end in order (a query at CloudWatch is stopped there); a second time ends the process at once.
const cancelled = new AbortController();
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
  process.once(signal, () => cancelled.abort());
}

// A reader that has seen enough (`ctq run … | head`) is no failure.
// Other faults of the stream reach whoever writes to it.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(0);
});

void runCli(process.argv.slice(2), {
  streams: { input: process.stdin, output: process.stdout, messages: process.stderr },
  folder: process.cwd(),
  now: Date.now(),
  signal: cancelled.signal,
  worker: join(import.meta.dirname, 'scan.js'),
  storage: stateFolder(process.env, process.platform),
  version: packageVersion(),
}).then((status) => {
  process.exitCode = status;
});

function packageVersion(): string {
  const manifest: unknown = JSON.parse(
    readFileSync(join(import.meta.dirname, '..', 'package.json'), 'utf8'),
  );
  return typeof manifest === 'object' && manifest !== null && 'version' in manifest
    ? String(manifest.version)
    : 'unknown';
}
