import {
  accessSync,
  constants,
  type Dirent,
  readdirSync,
  realpathSync,
  type Stats,
  statSync,
} from 'node:fs';
import path from 'node:path';
import { setImmediate } from 'node:timers/promises';
import type { LocalSource, RunProblem } from '#protocol/results.ts';
import { reasonOf } from './reason.ts';

/** A file that may hold events. */
export interface LogFile {
  readonly path: string;
  /** Relative to the source, with slashes; of a source that is a file, its name. */
  readonly name: string;
  readonly size: number;
}

export interface FileList {
  /** By name, in code-unit order, whatever order the file system has them in. */
  readonly files: readonly LogFile[];
  /** Files that are known by their place to be no logs. */
  readonly skipped: number;
  /** Folders and files that could not be looked into. */
  readonly problems: readonly RunProblem[];
}

/** A source that has no files to list: it is not there, or not readable. */
export interface NoSource {
  readonly problem: RunProblem;
}

/**
 * The files of a source: itself, or everything below it that is not hidden and not of a
 * `CloudTrail-Digest` folder. Links are followed where they lead out of the source; what they would
 * lead to inside is there anyway. Stops early, with what it has, when the signal aborts.
 */
export async function listFiles(
  source: LocalSource,
  signal: AbortSignal,
): Promise<FileList | NoSource> {
  const root = statOf(source.path);
  if (typeof root === 'string') return { problem: missingSource(source, root) };
  if (root.isFile()) {
    const failure = accessFailure(source.path);
    if (failure !== undefined) return { problem: unreadableSource(source, failure) };
    const file = { path: source.path, name: path.basename(source.path), size: root.size };
    return { files: [file], skipped: 0, problems: [] };
  }
  if (!root.isDirectory()) {
    return { problem: unreadableSource(source, 'it is neither a file nor a folder') };
  }
  return await listTree(source, signal);
}

interface Walk {
  readonly realRoot: string;
  /** Folders to look into: path and name. */
  readonly open: Folder[];
  /** The real paths of the folders seen, so that no link can lead in circles. */
  readonly seen: Set<string>;
  readonly files: LogFile[];
  readonly problems: RunProblem[];
  skipped: number;
}

interface Folder {
  readonly path: string;
  /** Relative to the source, with a slash at the end; empty for the source itself. */
  readonly name: string;
}

async function listTree(source: LocalSource, signal: AbortSignal): Promise<FileList | NoSource> {
  const realRoot = realPath(source.path);
  const walk: Walk = {
    realRoot,
    open: [{ path: source.path, name: '' }],
    seen: new Set([realRoot]),
    files: [],
    problems: [],
    skipped: 0,
  };
  for (let folder = walk.open.pop(); folder && !signal.aborted; folder = walk.open.pop()) {
    const failure = listFolder(walk, folder);
    if (failure !== undefined && folder.name === '') {
      return { problem: unreadableSource(source, failure) };
    }
    if (failure !== undefined) walk.problems.push(unreadableFolder(folder, failure));
    // A tree of a million files must not keep its thread from everything else.
    if (walk.files.length > 2000) await setImmediate();
  }
  return {
    files: walk.files.toSorted((a, b) => (a.name < b.name ? -1 : Number(a.name > b.name))),
    skipped: walk.skipped,
    problems: walk.problems,
  };
}

/** Why the folder can't be listed; undefined where it could. */
function listFolder(walk: Walk, folder: Folder): string | undefined {
  let entries: Dirent[];
  try {
    entries = readdirSync(folder.path, { withFileTypes: true });
  } catch (error) {
    return reasonOf(error);
  }
  // Of two ways to one folder the first by name is taken, on every machine.
  for (const entry of entries.toSorted((a, b) => (a.name < b.name ? -1 : 1))) {
    if (entry.name.startsWith('.')) continue;
    const place = { path: path.join(folder.path, entry.name), name: folder.name + entry.name };
    try {
      addEntry(walk, entry, place);
    } catch (error) {
      walk.problems.push(unreadableFile(place.name, reasonOf(error)));
    }
  }
  return undefined;
}

function addEntry(walk: Walk, entry: Dirent, place: Folder): void {
  const isLink = entry.isSymbolicLink();
  if (!isLink && !entry.isFile() && !entry.isDirectory()) return;
  const stats = statSync(place.path);
  if (isLink && isInside(walk.realRoot, realPath(place.path))) return;
  if (stats.isDirectory()) addFolder(walk, place);
  else if (stats.isFile()) addFile(walk, { ...place, size: stats.size });
}

function addFolder({ seen, open }: Walk, place: Folder): void {
  const real = realPath(place.path);
  if (seen.has(real)) return;
  seen.add(real);
  open.push({ path: place.path, name: `${place.name}/` });
}

function addFile(walk: Walk, file: LogFile): void {
  if (file.size === 0 || /(?:^|\/)CloudTrail-Digest\//.test(file.name)) walk.skipped += 1;
  else walk.files.push(file);
}

// The portable version walks the path in JavaScript, a stat for each folder of it.
const realPath = realpathSync.native;

function isInside(root: string, target: string): boolean {
  return target === root || target.startsWith(root.endsWith(path.sep) ? root : root + path.sep);
}

function statOf(target: string): Stats | string {
  try {
    return statSync(target);
  } catch (error) {
    return reasonOf(error);
  }
}

function accessFailure(file: string): string | undefined {
  try {
    accessSync(file, constants.R_OK);
    return undefined;
  } catch (error) {
    return reasonOf(error);
  }
}

function missingSource(source: LocalSource, reason: string): RunProblem {
  if (reason !== reasonOf({ code: 'ENOENT' })) return unreadableSource(source, reason);
  return {
    code: 'source-not-found',
    severity: 'error',
    message: `there is no file or folder "${source.path}" for the source "${source.name}"; check the path, or choose another source`,
  };
}

function unreadableSource(source: LocalSource, reason: string): RunProblem {
  return {
    code: 'source-unreadable',
    severity: 'error',
    message: `the source "${source.name}" (${source.path}) can't be read: ${reason}; check its permissions, or choose another source`,
  };
}

function unreadableFolder(folder: Folder, reason: string): RunProblem {
  return {
    code: 'folder-unreadable',
    severity: 'warning',
    message: `the folder "${folder.name}" can't be read, so its files are missing from the answer: ${reason}`,
    file: folder.name,
  };
}

function unreadableFile(name: string, reason: string): RunProblem {
  return {
    code: 'file-unreadable',
    severity: 'warning',
    message: `"${name}" can't be read, so its events are missing from the answer: ${reason}`,
    file: name,
  };
}
