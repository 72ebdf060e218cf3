import { existsSync, rmSync, writeFileSync } from 'node:fs';
import { parentPort } from 'node:worker_threads';
import type { ScanCommand } from '../../../../backends/local/scan/messages.ts';

/*
 * A scan thread in front of which something happens to files that were listed and are about to be
 * read. A file's name says what, once for each file "….once" beside it; without one nothing does.
 */

const meddling: ReadonlyMap<string, (file: string) => void> = new Map([
  ['vanish', (file: string) => rmSync(file)],
  ['empty', (file: string) => writeFileSync(file, '')],
  ['change', (file: string) => writeFileSync(file, '{"eventVersion":"1.08","eventID":"changed"}')],
  [
    'grow',
    (file: string) =>
      writeFileSync(file, '{"eventVersion":"1.08","eventID":"more"}\n', { flag: 'a' }),
  ],
  ['die', () => process.exit(1)],
]);

parentPort?.on('message', (command: ScanCommand) => {
  if (command.kind !== 'files') return;
  for (const { path: file } of command.files) {
    const meddle = meddling.get(/([a-z]+)\.json$/.exec(file)?.[1] ?? '');
    const mark = file.replace(/[^/\\]*$/, (name) => `.${name}.once`);
    if (meddle === undefined || !existsSync(mark)) continue;
    rmSync(mark);
    meddle(file);
  }
});

// It hears of the files after what happens to them.
await import('../../../../backends/scan.ts');
