import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { errorCode } from './local/files/reason.ts';

/**
 * Makes the folder and those that it lies in; throws where that can't be done. Node's own way never
 * ends where a folder that exists says of what is made in it that it does not (`/proc`).
 */
export function makeFolder(folder: string): void {
  if (isMade(folder)) return;
  const parent = path.dirname(folder);
  if (parent !== folder) makeFolder(parent);
  mkdirSync(folder, { mode: 0o700 });
}

/** True where it is there, or could be made at once; false where what it lies in is missing. */
function isMade(folder: string): boolean {
  try {
    mkdirSync(folder, { mode: 0o700 });
    return true;
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return false;
    if (errorCode(error) === 'EEXIST') return true;
    throw error;
  }
}
