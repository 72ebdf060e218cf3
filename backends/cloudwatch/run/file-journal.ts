import { randomUUID } from 'node:crypto';
import type { QueryRequest } from '#protocol/results.ts';
import type { Clock } from '../../clock.ts';
import type { CloudJournal, JournalEntry, JournalQuery } from './journal.ts';
import {
  claimFile,
  isOrphan,
  type JournalFile,
  type JournalRecord,
  listFiles,
  ownFile,
  readRecord,
  removeFile,
  writeRecord,
} from './journal-files.ts';

/** Milliseconds for which CloudWatch keeps answers: seven days. */
export const keptFor = 7 * 24 * 3600_000;

/** The journal of all programs that are given the same folder; it is made when it is needed. */
export function fileJournal(folder: string, clock: Clock): CloudJournal {
  /** Runs of this very object: what else has the id of this process is of a thread that died. */
  const own = new Set<string>();
  return {
    open: async (request) => {
      const { resumes } = request;
      const isClaimed = resumes !== undefined && own.has(resumes);
      const file = ownFile(isClaimed ? resumes : randomUUID(), 'runs');
      own.add(file.id);
      const record = isClaimed ? await readRecord(folder, file) : undefined;
      const entry = openEntry({ folder, file, clock, request }, record?.queries ?? []);
      await entry.save();
      return entry;
    },
    resumable: async (workspace) => {
      const requests: QueryRequest[] = [];
      for (const file of await listFiles(folder)) {
        const isLeft = isOrphan(file) || (isOwn(file) && !own.has(file.id));
        if (!isLeft || file.state === 'ended') continue;
        const record = await readRecord(folder, file);
        if (!isWanted(record, workspace, clock.now())) continue;
        const claimed = await claimFile(folder, file, 'runs');
        if (claimed === undefined) continue;
        own.add(claimed.id);
        requests.push({ ...record.request, resumes: claimed.id });
      }
      return requests;
    },
  };
}

function isOwn({ pid, host }: JournalFile): boolean {
  const own = ownFile('', 'runs');
  return pid === own.pid && host === own.host;
}

function isWanted(
  record: JournalRecord | undefined,
  workspace: string,
  now: number,
): record is JournalRecord {
  return record?.request.keeper?.workspace === workspace && now - record.time <= keptFor;
}

interface EntryServices {
  readonly folder: string;
  readonly file: JournalFile;
  readonly clock: Clock;
  readonly request: QueryRequest;
}

interface FileEntry extends JournalEntry {
  /** Writes what it holds; settles when that is on disk, or can't be. */
  save(): Promise<void>;
}

function openEntry(
  { folder, file, clock, request }: EntryServices,
  queries: readonly JournalQuery[],
): FileEntry {
  const noted = new Map(queries.map((query) => [query.key, query]));
  const save = oneAtATime(async () => {
    const record = { time: clock.now(), request, queries: [...noted.values()] };
    await writeRecord(folder, file, record);
  });
  return {
    id: file.id,
    save,
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
      else await claimFile(folder, file, 'ended');
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
