import { randomUUID } from 'node:crypto';
import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { hostname } from 'node:os';
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
import { isAlive } from './is-alive.ts';
import type { JournalQuery } from './journal.ts';

/*
 * The journal as files: one a run. The name says who owns it, so that to rename it is to take it
 * over, which of several programs only one can do.
 */

/** A file of the journal. */
export interface JournalFile {
  readonly id: string;
  /** The owner. */
  readonly pid: number;
  readonly host: string;
  /** `runs` may be gone on with; `ended` ones only have queries that are to be stopped. */
  readonly state: JournalState;
}

type JournalState = 'runs' | 'ended';

/** What such a file holds. */
export interface JournalRecord {
  /** When it was written, in milliseconds since 1970. */
  readonly time: number;
  readonly request: QueryRequest;
  readonly queries: readonly JournalQuery[];
}

/** The file of a run of this program. */
export function ownFile(id: string, state: JournalState): JournalFile {
  return { id, pid: process.pid, host: hostname(), state };
}

/** Whether the program that owns it is gone. That of another machine can't be known. */
export function isOrphan({ pid, host }: JournalFile): boolean {
  return host === hostname() && !isAlive(pid);
}

/** All files of the journal; none where there is no such folder. */
export async function listFiles(folder: string): Promise<readonly JournalFile[]> {
  try {
    return (await readdir(folder)).flatMap((name) => parseName(name) ?? []);
  } catch {
    return [];
  }
}

/** Takes a file over as one of this program; undefined where another was quicker. */
export async function claimFile(
  folder: string,
  file: JournalFile,
  state: JournalState,
): Promise<JournalFile | undefined> {
  const own = ownFile(file.id, state);
  try {
    await rename(pathOf(folder, file), pathOf(folder, own));
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

/** Writes the file whole or not at all. */
export async function writeRecord(
  folder: string,
  file: JournalFile,
  record: JournalRecord,
): Promise<void> {
  const whole = pathOf(folder, file);
  const part = `${whole}.${randomUUID()}.part`;
  try {
    await mkdir(folder, { recursive: true, mode: 0o700 });
    await writeFile(part, JSON.stringify(record), { mode: 0o600 });
    await rename(part, whole);
  } catch {
    // A run that nobody can go on with is better than none.
    await rm(part, { force: true }).catch(() => {});
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

function pathOf(folder: string, { id, pid, host, state }: JournalFile): string {
  return path.join(folder, `${id}.${pid}.${encodeURIComponent(host)}.${state}.json`);
}

function parseName(name: string): JournalFile | undefined {
  const parts = /^([0-9a-f-]{36})\.(\d+)\.(.+)\.(runs|ended)\.json$/u.exec(name);
  const [, id, pid, host, state] = parts ?? [];
  if (id === undefined || host === undefined) return undefined;
  return {
    id,
    pid: Number(pid),
    host: decodeHost(host),
    state: state === 'runs' ? 'runs' : 'ended',
  };
}

function decodeHost(host: string): string {
  try {
    return decodeURIComponent(host);
  } catch {
    return host;
  }
}

const isRequests = hostContract.requests.resumable.result;

const isRecord = isObjectOf<JournalRecord>({
  time: isNumber,
  request: (value): value is QueryRequest => isRequests([value]),
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
