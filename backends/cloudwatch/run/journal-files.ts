import { randomUUID } from 'node:crypto';
import { readdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import {
  isArrayOf,
  isBoolean,
  isNumber,
  isObjectOf,
  isOptional,
  isString,
} from '#protocol/guard.ts';
import { hostContract } from '#protocol/host.ts';
import type { QueryRequest } from '#protocol/results.ts';
import { renameFile } from '../../rename-file.ts';
import { isAlive } from './is-alive.ts';
import type { JournalQuery, RunState } from './journal.ts';
import { type JournalFile, nameOf, parseName } from './journal-names.ts';
import { makeFolder } from '../../make-folder.ts';

/** What a file of the journal holds. */
export interface JournalRecord {
  /** When it was written, in milliseconds since 1970. */
  readonly time: number;
  readonly request: QueryRequest;
  readonly state: RunState;
  readonly queries: readonly JournalQuery[];
}

/** All files of the journal; none where there is no such folder. */
export async function listFiles(folder: string): Promise<readonly JournalFile[]> {
  try {
    return (await readdir(folder)).flatMap((name) => parseName(name) ?? []);
  } catch {
    return [];
  }
}

/** Those of the runs that a workspace has or had. */
export async function waitingRuns(
  folder: string,
  workspace: string,
): Promise<readonly JournalFile[]> {
  const files = (await listFiles(folder)).filter(({ state }) => state === 'runs');
  const records = await Promise.all(files.map(async (file) => await readRecord(folder, file)));
  return files.filter((_, index) => records[index]?.request.keeper?.workspace === workspace);
}

/** Renames a file, to take it over or for another state; undefined where another was quicker. */
export async function claimFile(
  folder: string,
  file: JournalFile,
  change: Partial<JournalFile>,
): Promise<JournalFile | undefined> {
  const own = { ...file, ...change };
  try {
    await renameFile(pathOf(folder, file), pathOf(folder, own));
    return own;
  } catch {
    return undefined;
  }
}

/** What the file holds; undefined where it is gone or damaged. */
export async function readRecord(
  folder: string,
  file: JournalFile,
): Promise<JournalRecord | undefined> {
  try {
    const value: unknown = JSON.parse(await readFile(pathOf(folder, file), 'utf8'));
    return isRecord(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

/** Writes the file whole or not at all, and rejects then. */
export async function writeRecord(
  folder: string,
  file: JournalFile,
  record: JournalRecord,
): Promise<void> {
  const whole = pathOf(folder, file);
  const part = `${whole}.${randomUUID()}.part`;
  try {
    makeFolder(folder);
    await writeFile(part, JSON.stringify(record), { mode: 0o600 });
    await renameFile(part, whole);
  } catch (error) {
    await rm(part, { force: true }).catch(() => {});
    throw error;
  }
}

export async function removeFile(folder: string, file: JournalFile): Promise<void> {
  await rm(pathOf(folder, file), { force: true }).catch(() => {});
}

/** Removes what programs that died have half written. */
export async function removeParts(folder: string): Promise<void> {
  const names = await readdir(folder).catch(() => []);
  for (const name of names) {
    const pid = /^[0-9a-f-]{36}\.(\d+)\..+\.part$/u.exec(name)?.[1];
    if (pid === undefined || isAlive(Number(pid))) continue;
    await rm(path.join(folder, name), { force: true }).catch(() => {});
  }
}

function pathOf(folder: string, file: JournalFile): string {
  return path.join(folder, nameOf(file));
}

const isRequests = hostContract.requests.resumable.result;

const isRecord = isObjectOf<JournalRecord>({
  time: isNumber,
  request: (value): value is QueryRequest => isRequests([value]),
  state: isObjectOf<RunState>({ isApproved: isBoolean, isInOnePiece: isBoolean }),
  queries: isArrayOf(
    isObjectOf<JournalQuery>({
      key: isString,
      queryId: isOptional(isString),
      mark: isString,
      isOver: isBoolean,
      profile: isOptional(isString),
      region: isString,
    }),
  ),
});
