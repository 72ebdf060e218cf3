import { existsSync } from 'node:fs';
import { homedir } from 'node:os';
import path from 'node:path';

/** The path, made absolute; a relative one is undefined where no folder has it. */
export function findPath(written: string, baseFolders: readonly string[]): string | undefined {
  const expanded =
    written === '~' || /^~[/\\]/.test(written) ? homedir() + written.slice(1) : written;
  if (path.isAbsolute(expanded)) return path.normalize(expanded);
  return baseFolders
    .map((folder) => path.resolve(folder, expanded))
    .find((candidate) => existsSync(candidate));
}
