import { globSync, statSync } from 'node:fs';
import { join } from 'node:path';

export interface Vsix {
  readonly path: string;
  /** When it was packed, in milliseconds since 1970. */
  readonly packed: number;
}

/** Returns the packed extension in a folder that was packed last, if there is one. */
export function newestVsix(folder: string): Vsix | undefined {
  const [newest] = globSync('ctq-*.vsix', { cwd: folder })
    .map((name) => join(folder, name))
    .map((path) => ({ path, packed: statSync(path).mtimeMs }))
    .toSorted((a, b) => b.packed - a.packed);
  return newest;
}
