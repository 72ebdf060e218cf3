import { statSync } from 'node:fs';
import path from 'node:path';
import { type FilePath, openable } from './file-path.ts';
import { pathIn, visitEntries } from './folder-entries.ts';
import { stampOf, stampText } from './stamp.ts';

/**
 * The file of a folder that has the name which its listing gave it, slashes and all; undefined where
 * it is gone, and for a name that leads elsewhere. Of several that look the same, since their names
 * are no UTF-8, the one with the stamp, as text.
 */
export function findFile(folder: string, name: string, stamp: string): FilePath | undefined {
  const file = { path: path.resolve(folder, name) };
  if (path.relative(folder, file.path).startsWith('..')) return undefined;
  if (stampIn(file) !== undefined) return file;
  if (!name.includes('\uFFFD')) return undefined;
  const found = filesCalled({ path: folder }, name.split('/'));
  return found.find((each) => stampIn(each) === stamp) ?? found[0];
}

/** The state of what is there, if that is a file. */
function stampIn(file: FilePath): string | undefined {
  try {
    const stats = statSync(openable(file));
    return stats.isFile() ? stampText(stampOf(stats)) : undefined;
  } catch {
    // What can't be looked at is as good as gone.
    return undefined;
  }
}

function filesCalled(folder: FilePath, [name, ...rest]: readonly string[]): readonly FilePath[] {
  const found = entriesCalled(folder, name);
  if (rest.length > 0) return found.flatMap((entry) => filesCalled(entry, rest));
  return found.filter((entry) => stampIn(entry) !== undefined);
}

function entriesCalled(folder: FilePath, wanted: string | undefined): readonly FilePath[] {
  const found: FilePath[] = [];
  try {
    visitEntries(folder, (name, _, raw) => {
      if (name === wanted) found.push({ path: pathIn(folder, name), rawPath: raw?.path });
    });
  } catch {
    // What can't be listed has nothing of that name.
  }
  return found;
}
