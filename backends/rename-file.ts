import { rename } from 'node:fs/promises';
import { setTimeout } from 'node:timers/promises';

/** Milliseconds before each further try. */
const pauses = [10, 30, 100, 300];

/** What Windows says while another program has one of the two files open. */
const passing: ReadonlySet<unknown> = new Set(['EPERM', 'EACCES', 'EBUSY']);

/**
 * Renames a file, in place of what is there. On Windows that fails while somebody reads, a virus
 * scanner for instance; then it is tried again a few times. Rejects as `rename` does.
 */
export async function renameFile(
  from: string,
  to: string,
  { move = rename, wait = setTimeout }: RenameServices = {},
): Promise<void> {
  for (const pause of pauses) {
    try {
      await move(from, to);
      return;
    } catch (error) {
      if (!(error instanceof Error && 'code' in error && passing.has(error.code))) throw error;
      await wait(pause);
    }
  }
  await move(from, to);
}

/** What renaming takes, for tests. */
export interface RenameServices {
  readonly move?: (from: string, to: string) => Promise<void>;
  readonly wait?: (milliseconds: number) => Promise<unknown>;
}
