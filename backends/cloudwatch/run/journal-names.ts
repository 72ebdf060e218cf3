import { randomBytes } from 'node:crypto';
import { hostname } from 'node:os';
import { threadId } from 'node:worker_threads';
import { isAlive } from './is-alive.ts';

/*
 * The journal is files, one a run. The name says who owns it, so that to rename it is to take it
 * over, which of several threads only one can do.
 */

/** Who writes files of the journal. */
export interface JournalOwner {
  readonly pid: number;
  readonly host: string;
  /** No other thread has it, of this process or any: threads die alone, and ids are used again. */
  readonly thread: string;
}

/** A file of the journal. */
export interface JournalFile {
  readonly id: string;
  readonly owner: JournalOwner;
  /** `runs` may be gone on with; `ended` ones only have queries that are to be stopped. */
  readonly state: JournalState;
}

export type JournalState = 'runs' | 'ended';

/** One more owner in this thread. */
export function newOwner(): JournalOwner {
  const thread = `${threadId}-${randomBytes(4).toString('hex')}`;
  return { pid: process.pid, host: hostname(), thread };
}

/** Whether the program that owns it is gone. That of another machine can't be known. */
export function isOrphan({ owner: { pid, host } }: JournalFile): boolean {
  return host === hostname() && !isAlive(pid);
}

/** Whether they are threads of one process, or the same one. */
export function isSameProcess(one: JournalOwner, other: JournalOwner): boolean {
  return one.pid === other.pid && one.host === other.host;
}

export function nameOf({ id, owner: { pid, host, thread }, state }: JournalFile): string {
  return `${id}.${pid}.${thread}.${encodeURIComponent(host)}.${state}.json`;
}

/** Undefined for what is no file of the journal. */
export function parseName(name: string): JournalFile | undefined {
  const parts = /^([0-9a-f-]{36})\.(\d+)\.(\d+-[0-9a-f]{8})\.(.+)\.(runs|ended)\.json$/u.exec(name);
  const [, id, pid, thread, host, state] = parts ?? [];
  if (id === undefined || thread === undefined || host === undefined) return undefined;
  return {
    id,
    owner: { pid: Number(pid), host: decodeHost(host), thread },
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
