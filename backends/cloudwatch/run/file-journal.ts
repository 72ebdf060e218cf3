import { randomUUID } from 'node:crypto';
import type { QueryRequest } from '#protocol/results.ts';
import { messageOf } from '#protocol/rpc.ts';
import type { Clock } from '../../clock.ts';
import {
  begun,
  type CloudJournal,
  type JournalEntry,
  type JournalQuery,
  type RunState,
} from './journal.ts';
import {
  claimFile,
  type JournalRecord,
  listFiles,
  readRecord,
  removeFile,
  writeRecord,
} from './journal-files.ts';
import {
  isOrphan,
  isSameProcess,
  type JournalFile,
  type JournalOwner,
  newOwner,
} from './journal-names.ts';

/** Milliseconds for which CloudWatch keeps answers: seven days. */
export const keptFor = 7 * 24 * 3600_000;

export interface FileJournalOptions {
  /** Whose entries those of this journal are. */
  readonly owner?: JournalOwner;
  /** Told once where the journal can't be written; runs go on without it. */
  readonly onFault?: (message: string) => void;
}

/** The journal of all programs that are given the same folder; it is made when it is needed. */
export function fileJournal(
  folder: string,
  clock: Clock,
  { owner = newOwner(), onFault = () => {} }: FileJournalOptions = {},
): CloudJournal {
  const claimed = new Set<string>();
  const write = tellingOnce(onFault);
  return {
    open: async (request) => {
      const { resumes } = request;
      const isClaimed = resumes !== undefined && claimed.has(resumes);
      const id = isClaimed ? resumes : randomUUID();
      const file: JournalFile = { id, owner, state: 'runs' };
      const record = isClaimed ? await readRecord(folder, file) : undefined;
      const entry = openEntry({ folder, file, clock, request, write }, record);
      await entry.save();
      return entry;
    },
    resumable: async (workspace) => {
      const requests: QueryRequest[] = [];
      for (const file of await listFiles(folder)) {
        if (!isLeft(file, owner)) continue;
        const record = await readRecord(folder, file);
        if (!isWanted(record, workspace, clock.now())) continue;
        if ((await claimFile(folder, file, { owner })) === undefined) continue;
        claimed.add(file.id);
        requests.push({ ...record.request, resumes: file.id });
      }
      return requests;
    },
  };
}

/** Of other programs that are gone, or of a thread of this one: there is one at a time. */
function isLeft(file: JournalFile, own: JournalOwner): boolean {
  if (file.state === 'ended' || file.owner.thread === own.thread) return false;
  return isOrphan(file) || isSameProcess(file.owner, own);
}

function isWanted(
  record: JournalRecord | undefined,
  workspace: string,
  now: number,
): record is JournalRecord {
  return record?.request.keeper?.workspace === workspace && now - record.time <= keptFor;
}

type Write = (work: () => Promise<void>) => Promise<void>;

/** A run that nobody can go on with is better than none: what fails is told, and no more. */
function tellingOnce(onFault: (message: string) => void): Write {
  let isTold = false;
  return async (work) => {
    try {
      await work();
    } catch (error) {
      if (isTold) return;
      isTold = true;
      onFault(
        `what runs on CloudWatch can't be noted, so that a window which goes away loses it: ${messageOf(error)}`,
      );
    }
  };
}

interface EntryServices {
  readonly folder: string;
  readonly file: JournalFile;
  readonly clock: Clock;
  readonly request: QueryRequest;
  readonly write: Write;
}

interface FileEntry extends JournalEntry {
  /** Writes what it holds; settles when that is on disk, or can't be. */
  save(): Promise<void>;
}

function openEntry(
  { folder, file, clock, request, write }: EntryServices,
  before: JournalRecord | undefined,
): FileEntry {
  const noted = new Map<string, JournalQuery>();
  for (const query of before?.queries ?? []) noted.set(query.key, query);
  let state: RunState = before?.state ?? begun;
  const save = oneAtATime(async () => {
    const record = { time: clock.now(), request, state, queries: [...noted.values()] };
    await write(async () => await writeRecord(folder, file, record));
  });
  return {
    id: file.id,
    save,
    get state() {
      return state;
    },
    settle: async (change) => {
      state = { ...state, ...change };
      await save();
    },
    noted: (key) => noted.get(key),
    note: async (query) => {
      noted.set(query.key, query);
      await save();
    },
    forget: async (key) => {
      if (noted.delete(key)) await save();
    },
    close: async () => {
      await save();
      const isDone = [...noted.values()].every(({ isOver }) => isOver);
      if (isDone) await removeFile(folder, file);
      else await claimFile(folder, file, { state: 'ended' });
    },
  };
}

/** Writes once for all that ask while another write is under way. */
function oneAtATime(write: () => Promise<void>): () => Promise<void> {
  let last = Promise.resolve();
  let next: Promise<void> | undefined;
  return async () => {
    if (next === undefined) {
      last = last.then(async () => {
        next = undefined;
        await write();
      });
      next = last;
    }
    await next;
  };
}
