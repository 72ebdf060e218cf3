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
import { compareText } from '#engine/values/order.ts';
import type { LocalSource, RunProblem } from '#protocol/results.ts';
import { reasonOf } from './reason.ts';
import { unreadableFile } from './unreadable-file.ts';

/** A file that may hold events. */
export interface LogFile {
  readonly path: string;
  /** Relative to the source, with slashes; of a source that is a file, its name. */
  readonly name: string;
  readonly size: number;
  /** The name of the file's source, where a run has several; `name` then begins with it. */
  readonly sourceName?: string | undefined;
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
  /** The real paths of what was reached through links, so that nothing is reached twice. */
  readonly seen: Set<string>;
  /** Links that were met and are to be followed. */
  readonly links: Place[];
  readonly files: LogFile[];
  readonly problems: RunProblem[];
  skipped: number;
}

interface Place {
  readonly path: string;
  /** Relative to the source. */
  readonly name: string;
}

interface Folder extends Place {
  /** Its path without links. */
  readonly real: string;
}

async function listTree(source: LocalSource, signal: AbortSignal): Promise<FileList | NoSource> {
  const real = realPath(source.path);
  const walk: Walk = {
    realRoot: real,
    seen: new Set(),
    links: [],
    files: [],
    problems: [],
    skipped: 0,
  };
  const failure = await listBelow(walk, { path: source.path, name: '', real }, signal);
  if (failure !== undefined) return { problem: unreadableSource(source, failure) };
  await followLinks(walk, signal);
  return {
    files: walk.files.toSorted(byName),
    skipped: walk.skipped,
    problems: walk.problems,
  };
}

/**
 * Links come after everything else, in order of name, those behind links later: so of several ways
 * to a file the same one is taken on every machine, whatever order the file system has them in.
 */
async function followLinks(walk: Walk, signal: AbortSignal): Promise<void> {
  while (walk.links.length > 0) {
    for (const link of walk.links.splice(0).toSorted(byName)) {
      if (signal.aborted) return;
      try {
        await followLink(walk, link, signal);
      } catch (error) {
        walk.problems.push(unreadableFile(link.name, reasonOf(error)));
      }
    }
  }
}

async function followLink(walk: Walk, link: Place, signal: AbortSignal): Promise<void> {
  const stats = statSync(link.path);
  const real = realPath(link.path);
  if (stats.isFile() && isNew(walk, real)) addFile(walk, { ...link, size: stats.size });
  if (!stats.isDirectory() || !isNew(walk, real)) return;
  const failure = await listBelow(walk, { ...link, real }, signal);
  if (failure !== undefined) walk.problems.push(unreadableFolder(link, failure));
}

/** Lists the folder and those below it; gives the reason where the folder itself can't be listed. */
async function listBelow(
  walk: Walk,
  top: Folder,
  signal: AbortSignal,
): Promise<string | undefined> {
  const open: Folder[] = [top];
  for (let folder = open.pop(); folder && !signal.aborted; folder = open.pop()) {
    const failure = listFolder(walk, folder, open);
    if (failure !== undefined && folder === top) return failure;
    if (failure !== undefined) walk.problems.push(unreadableFolder(folder, failure));
    // A tree of a million files must not keep its thread from everything else.
    if (walk.files.length > 2000) await setImmediate();
  }
  return undefined;
}

/** Why the folder can't be listed; undefined where it could. */
function listFolder(walk: Walk, folder: Folder, open: Folder[]): string | undefined {
  let entries: Dirent[];
  try {
    entries = readdirSync(folder.path, { withFileTypes: true });
  } catch (error) {
    return reasonOf(error);
  }
  for (const entry of entries) {
    if (entry.name.startsWith('.')) continue;
    const place = {
      path: path.join(folder.path, entry.name),
      name: folder.name === '' ? entry.name : `${folder.name}/${entry.name}`,
      real: path.join(folder.real, entry.name),
    };
    if (entry.isSymbolicLink()) walk.links.push(place);
    else if (entry.isDirectory() && isNewBelow(walk, folder, place)) open.push(place);
    else if (entry.isFile()) listFile(walk, folder, place);
  }
  return undefined;
}

function listFile(walk: Walk, folder: Folder, place: Folder): void {
  try {
    const { size } = statSync(place.path);
    if (isNewBelow(walk, folder, place)) addFile(walk, { ...place, size });
  } catch (error) {
    walk.problems.push(unreadableFile(place.name, reasonOf(error)));
  }
}

/** In the source itself everything is met once. */
function isNewBelow(walk: Walk, folder: Folder, { real }: Folder): boolean {
  return isInside(walk.realRoot, folder.real) || isNew(walk, real);
}

/** True for the first way that leads out of the source to what is at the real path. */
function isNew({ realRoot, seen }: Walk, real: string): boolean {
  if (isInside(realRoot, real) || seen.has(real)) return false;
  seen.add(real);
  return true;
}

function addFile(walk: Walk, { path: file, name, size }: LogFile): void {
  if (size === 0 || /(?:^|\/)CloudTrail-Digest\//.test(name)) walk.skipped += 1;
  else walk.files.push({ path: file, name, size });
}

const byName = (a: Place, b: Place): number => compareText(a.name, b.name);

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

function unreadableFolder({ name }: Place, reason: string): RunProblem {
  return {
    code: 'folder-unreadable',
    severity: 'warning',
    message: `the folder "${name}/" can't be read, so its files are missing from the answer: ${reason}`,
    file: `${name}/`,
  };
}
