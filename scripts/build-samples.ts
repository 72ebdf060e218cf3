import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gettingStarted } from '#language/examples/getting-started.ts';
import { gunzip, gzip } from './samples/gzip.ts';
import { queryFileOf } from './samples/query-file.ts';
import { createLogFiles } from './samples/samples.ts';
import type { LogFile } from './samples/delivery.ts';

/* Writes samples/logs and samples/queries/getting-started.ctq. Running it again changes nothing. */

const samples = join(dirname(fileURLToPath(import.meta.url)), '..', 'samples');

writeFileSync(join(samples, 'queries', 'getting-started.ctq'), queryFileOf(gettingStarted));
const files = createLogFiles();
removeOthers(files);
for (const file of files) writeLogFile(file);
console.log(summaryOf(files));

/**
 * Leaves a file alone that says the right thing already: how well the same text packs depends on
 * the build of zlib, and the samples are to be the same wherever they are made.
 */
function writeLogFile({ path, text }: LogFile): void {
  const target = join(samples, 'logs', path);
  if (existsSync(target) && gunzip(readFileSync(target)) === text) return;
  mkdirSync(dirname(target), { recursive: true });
  writeFileSync(target, gzip(text));
}

/** Removes what an earlier version of the generator left in samples/logs. */
function removeOthers(current: readonly LogFile[]): void {
  const folder = join(samples, 'logs');
  mkdirSync(folder, { recursive: true });
  const wanted = new Set(current.map(({ path }) => join(folder, path)));
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    const path = join(entry.parentPath, entry.name);
    if (entry.isFile() && !wanted.has(path)) rmSync(path);
  }
}

function summaryOf(current: readonly LogFile[]): string {
  const paths = current.map(({ path }) => join(samples, 'logs', path));
  const bytes = paths.reduce((sum, path) => sum + readFileSync(path).length, 0);
  const records = current.flatMap(({ text }) => text.match(/"eventName":"[^"]+"/g) ?? []);
  return (
    `samples/logs: ${records.length} events of ${new Set(records).size} names ` +
    `in ${current.length} files, ${bytes} bytes`
  );
}
