import { randomUUID } from 'node:crypto';
import {
  linkSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { hostname } from 'node:os';
import path from 'node:path';
import { isCount, isObjectOf, isString } from '#protocol/guard.ts';
import type { Clock } from '../../clock.ts';
import { isAlive } from '../run/is-alive.ts';
import { memorySlots, type SlotStore } from './slot-store.ts';
import { makeFolder } from '../../make-folder.ts';

/** Milliseconds without a sign of life after which a holder is taken for gone. */
const staleAfter = 30_000;

/** The owner of a slot's file, so that nobody removes what has become another's. */
interface Owner {
  readonly pid: number;
  /** The machine that the process is one of. */
  readonly host: string;
  readonly id: string;
}

/**
 * Names as files: who creates one has it. Whatever a program leaves behind when it dies is found
 * stale by the others, so that nothing stays locked. The calls are synchronous: each takes some
 * microseconds, and between them nobody else of this program can get in the way. Where the folder
 * can't be written, names are held in memory: a limit that only this window keeps is better than a
 * query that does not run.
 */
export function folderSlots(folder: string, clock: Clock): SlotStore {
  const spare = memorySlots();
  const own = new Map<string, Owner>();
  const fileOf = (name: string): string => path.join(folder, ...name.split('/'));
  return {
    claim: (name) => {
      const owner: Owner = { pid: process.pid, host: hostname(), id: randomUUID() };
      const isMade = createFile(fileOf(name), owner, clock.now());
      if (isMade === true) own.set(name, owner);
      return isMade ?? spare.claim(name);
    },
    drop: (name) => {
      spare.drop(name);
      const owner = own.get(name);
      own.delete(name);
      if (owner !== undefined && isOwner(fileOf(name), owner)) remove(fileOf(name));
    },
    refresh: (name) => {
      const owner = own.get(name);
      if (owner !== undefined && isOwner(fileOf(name), owner)) touch(fileOf(name), clock.now());
    },
    evict: (name) => evictFile(fileOf(name), clock.now()),
    sweep: (inner, isOver) => {
      for (const name of filesOf(fileOf(inner))) {
        if (isOver(name)) remove(path.join(fileOf(inner), name));
      }
    },
  };
}

/** False where there is one already; undefined where files can't be made there. */
function createFile(file: string, owner: Owner, now: number): boolean | undefined {
  try {
    makeFolder(path.dirname(file));
    writeFileSync(file, JSON.stringify(owner), { flag: 'wx', mode: 0o600 });
  } catch (error) {
    return codeOf(error) === 'EEXIST' ? false : undefined;
  }
  touch(file, now);
  return true;
}

/** Takes the file away from its owner if that one is gone. */
function evictFile(file: string, now: number): boolean {
  const owner = readOwner(file);
  if (!isGone(file, owner, now)) return false;
  // Of several that find it stale only one can rename it. If another has done so, and has a file
  // of its own there by now, that one is put back.
  const aside = `${file}.${randomUUID()}`;
  try {
    renameSync(file, aside);
    const isSame = readOwner(aside)?.id === owner?.id;
    if (!isSame) linkSync(aside, file);
    return isSame;
  } catch {
    return false;
  } finally {
    remove(aside);
  }
}

/** A file without a readable owner is judged by its age alone: it may be half written. */
function isGone(file: string, owner: Owner | undefined, now: number): boolean {
  if (owner?.host === hostname() && !isAlive(owner.pid)) return true;
  const age = ageOf(file, now);
  return age !== undefined && Math.abs(age) > staleAfter;
}

function ageOf(file: string, now: number): number | undefined {
  try {
    return now - statSync(file).mtimeMs;
  } catch {
    return undefined;
  }
}

function isOwner(file: string, { id }: Owner): boolean {
  return readOwner(file)?.id === id;
}

function readOwner(file: string): Owner | undefined {
  try {
    const value: unknown = JSON.parse(readFileSync(file, 'utf8'));
    return isOwnerShape(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

const isOwnerShape = isObjectOf<Owner>({ pid: isCount, host: isString, id: isString });

function filesOf(folder: string): readonly string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}

function touch(file: string, now: number): void {
  try {
    utimesSync(file, now / 1000, now / 1000);
  } catch {
    // Somebody has taken it for stale; then there is nothing to keep fresh.
  }
}

function remove(file: string): void {
  try {
    rmSync(file, { force: true });
  } catch {
    // It stays until it is stale.
  }
}

function codeOf(error: unknown): unknown {
  return error instanceof Error && 'code' in error ? error.code : undefined;
}
