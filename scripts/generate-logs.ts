import {
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { delivery, type LogSize } from './bench-logs/delivery.ts';
import { projectRoot } from './project.ts';

/** A folder of made-up CloudTrail: many gzip files as a trail delivers them, or one JSON file. */
export type LogSet = LogSize & { readonly form: 'gzip' | 'one file' };

/** What `npm run bench` reads. Events of the same number are the same in all but the last. */
export const logSets = {
  /** About 440 MB of JSON. */
  usual: { events: 300_000, files: 300, form: 'gzip' },
  /** The same in files as small as those of a quiet account. */
  small: { events: 300_000, files: 30_000, form: 'gzip' },
  /** 2 GB of JSON in one file; `files` are the parts that it is made of. */
  huge: { events: 1_380_000, files: 1380, form: 'one file' },
  /** 10 GB of JSON. */
  large: { events: 6_900_000, files: 6900, form: 'gzip' },
} as const satisfies Readonly<Record<string, LogSet>>;

export type LogSetName = keyof typeof logSets;

/**
 * The folder of the set, written when it is not there yet; the events are the same on every machine.
 */
export function generateLogs(name: LogSetName, log: (line: string) => void): string {
  const folder = path.join(projectRoot, '.cache', 'bench', name);
  const mark = path.join(folder, 'complete.txt');
  const set: LogSet = logSets[name];
  const label = `${set.events} events, ${set.files} files, ${set.form}, format ${format}`;
  const logs = path.join(folder, 'AWSLogs');
  if (existsSync(mark) && readFileSync(mark, 'utf8') === label) return logs;
  log(`Writing ${label} into ${path.relative(projectRoot, folder)}`);
  const unfinished = `${folder}.new`;
  rmSync(unfinished, { recursive: true, force: true });
  if (set.form === 'gzip') writeFiles(unfinished, set);
  else writeOneFile(path.join(unfinished, 'AWSLogs', 'events.json'), set);
  writeFileSync(path.join(unfinished, 'complete.txt'), label);
  rmSync(folder, { recursive: true, force: true });
  renameSync(unfinished, folder);
  return logs;
}

/** To be raised when the events change, so that old folders are written anew. */
const format = 3;

function writeFiles(folder: string, size: LogSize): void {
  for (let index = 0; index < size.files; index += 1) {
    const { path: below, records } = delivery(index, size);
    const target = path.join(folder, below);
    mkdirSync(path.dirname(target), { recursive: true });
    writeFileSync(target, gzipSync(JSON.stringify({ Records: records })));
  }
}

function writeOneFile(target: string, size: LogSize): void {
  mkdirSync(path.dirname(target), { recursive: true });
  const file = openSync(target, 'w');
  try {
    for (let index = 0; index < size.files; index += 1) {
      const text = JSON.stringify(delivery(index, size).records);
      writeSync(file, `${index === 0 ? '{"Records":[' : ','}${text.slice(1, -1)}`);
    }
    writeSync(file, ']}');
  } finally {
    closeSync(file);
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const [, , ...names] = process.argv;
  for (const [name] of Object.entries(logSets))
    if (names.includes(name)) console.log(generateLogs(name as LogSetName, console.log));
}
