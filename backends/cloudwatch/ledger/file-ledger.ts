import { appendFile, readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { type LedgerEntry, isLedgerEntry } from '#protocol/cloud.ts';
import { messageOf } from '#protocol/rpc.ts';
import { type Ledger, memoryLedger } from './ledger.ts';
import { makeFolder } from '../../make-folder.ts';

/**
 * A ledger in a folder, which several programs may write to at once: a file for each month of UTC,
 * with an entry a line as JSON. Where the folder can't be written the rest is kept in memory, and
 * `onFault` is told so once; where a file can't be read its entries are missing, and it is told.
 */
export function fileLedger(folder: string, onFault: (message: string) => void): Ledger {
  const unwritten = memoryLedger();
  const tell = once(onFault);
  return {
    add: async (entry) => {
      try {
        await append(folder, entry);
      } catch (error) {
        tell(`what queries cost is kept until this program ends only: ${messageOf(error)}`);
        await unwritten.add(entry);
      }
    },
    since: async (time) => {
      const files = await monthsSince(folder, time, onFault);
      const written = await Promise.all(files.map((file) => readEntries(file, onFault)));
      const entries = [...written.flat(), ...(await unwritten.since(time))];
      return entries.filter((entry) => entry.time >= time).sort((a, b) => a.time - b.time);
    },
  };
}

/**
 * One write to a file opened for appending, so that lines of several programs never mix. The line
 * break in front keeps a line that a crash has cut short from spoiling this one.
 */
async function append(folder: string, entry: LedgerEntry): Promise<void> {
  makeFolder(folder);
  const file = path.join(folder, `${monthOf(entry.time)}.jsonl`);
  await appendFile(file, `\n${JSON.stringify(entry)}\n`, { mode: 0o600 });
}

/** The files that can hold entries since a moment, in order of their months. */
async function monthsSince(
  folder: string,
  time: number,
  onFault: (message: string) => void,
): Promise<readonly string[]> {
  const first = `${monthOf(time)}.jsonl`;
  try {
    return (await readdir(folder))
      .filter((name) => /^\d{4}-\d{2}\.jsonl$/.test(name) && name >= first)
      .sort()
      .map((name) => path.join(folder, name));
  } catch (error) {
    // Before the first entry there is no folder.
    if (!isMissing(error)) onFault(`what queries cost can't be read: ${messageOf(error)}`);
    return [];
  }
}

async function readEntries(
  file: string,
  onFault: (message: string) => void,
): Promise<readonly LedgerEntry[]> {
  try {
    return (await readFile(file, 'utf8')).split('\n').flatMap((line) => entryOf(line) ?? []);
  } catch (error) {
    onFault(`what queries cost can't be read: ${messageOf(error)}`);
    return [];
  }
}

/** Undefined for lines that a crash has cut short, and for those of other versions. */
function entryOf(line: string): LedgerEntry | undefined {
  if (line === '') return undefined;
  try {
    const value: unknown = JSON.parse(line);
    return isLedgerEntry(value) ? value : undefined;
  } catch {
    // The line is not whole.
    return undefined;
  }
}

const lastMoment = Date.UTC(9999, 11, 31);

/** `2026-11`; months of other millennia are not told apart. */
function monthOf(time: number): string {
  return new Date(Math.min(Math.max(0, time), lastMoment)).toISOString().slice(0, 7);
}

function isMissing(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ENOENT';
}

function once(tell: (message: string) => void): (message: string) => void {
  let isTold = false;
  return (message) => {
    if (isTold) return;
    isTold = true;
    tell(message);
  };
}
