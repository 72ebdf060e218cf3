import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { record } from './bench-logs/record.ts';
import { createRandom, lettersAndDigits, type Random } from './samples/random.ts';

export interface LogSize {
  readonly events: number;
  readonly files: number;
}

/** What `npm run bench` reads. */
export const benchSize: LogSize = { events: 300_000, files: 300 };

const projectFolder = path.dirname(path.dirname(fileURLToPath(import.meta.url)));

/**
 * The folder with that many events of made-up CloudTrail in that many gzip files, laid out as a
 * trail does. It is written when it is not there yet; the events are the same on every machine.
 */
export function generateLogs(size: LogSize, log: (line: string) => void): string {
  const folder = path.join(projectFolder, '.cache', 'bench', `logs-${size.files}`);
  const mark = path.join(folder, 'complete.txt');
  const label = `${size.events} events, ${size.files} files, format ${format}`;
  if (existsSync(mark) && readFileSync(mark, 'utf8') === label) return path.join(folder, 'AWSLogs');
  log(`Writing ${label} into ${path.relative(projectFolder, folder)}`);
  const unfinished = `${folder}.new`;
  rmSync(unfinished, { recursive: true, force: true });
  for (let index = 0; index < size.files; index += 1) writeFile(unfinished, index, size);
  writeFileSync(path.join(unfinished, 'complete.txt'), label);
  rmSync(folder, { recursive: true, force: true });
  renameSync(unfinished, folder);
  return path.join(folder, 'AWSLogs');
}

/** To be raised when the events change, so that old folders are written anew. */
const format = 1;

const accounts = ['111122223333', '444455556666', '777788889999'];
const regions = ['us-east-1', 'eu-west-1', 'ap-southeast-2', 'us-west-2'];
const firstMoment = Date.UTC(2024, 0, 1);
const fileSpan = 5 * 60 * 1000;

function writeFile(folder: string, index: number, size: LogSize): void {
  const random = createRandom(`bench/${index}`);
  const account = accounts[index % accounts.length] ?? '';
  const region = regions[Math.floor(index / accounts.length) % regions.length] ?? '';
  const start = firstMoment + index * fileSpan * 4;
  const count =
    Math.floor(((index + 1) * size.events) / size.files) -
    Math.floor((index * size.events) / size.files);
  const records = Array.from({ length: count }, (_, ordinal) => {
    const time = new Date(start + Math.floor((ordinal * fileSpan) / count));
    return record({ random, account, region, time: `${time.toISOString().slice(0, 19)}Z` });
  });
  const target = path.join(
    folder,
    filePath(random, { account, region, written: start + fileSpan }),
  );
  mkdirSync(path.dirname(target), { recursive: true });
  writeFileSync(target, gzipSync(JSON.stringify({ Records: records })));
}

interface Delivery {
  readonly account: string;
  readonly region: string;
  readonly written: number;
}

function filePath(random: Random, { account, region, written }: Delivery): string {
  const iso = new Date(written).toISOString();
  const stamp = `${iso.slice(0, 10).replaceAll('-', '')}T${iso.slice(11, 16).replace(':', '')}Z`;
  const name = `${account}_CloudTrail_${region}_${stamp}_${random.text(lettersAndDigits, 16)}.json.gz`;
  const [year = '', month = '', day = ''] = iso.slice(0, 10).split('-');
  return path.join('AWSLogs', account, 'CloudTrail', region, year, month, day, name);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  console.log(generateLogs(benchSize, console.log));
}
