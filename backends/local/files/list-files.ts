import { accessSync, constants, realpathSync, type Stats, statSync } from 'node:fs';
import path from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { compareText } from '#engine/values/order.ts';
import type { LocalSource, RunProblem } from '#protocol/results.ts';
import { type FilePath, losslessText, openable } from './file-path.ts';
import { pathIn, visitEntries } from './folder-entries.ts';
import { reasonOf } from './reason.ts';
import { type FileStamp, stampOf } from './stamp.ts';
import { unreadableFile } from './unreadable-file.ts';

/** A file that may hold events. */
export interface LogFile extends FilePath {
  /** Relative to the source, with slashes; of a source that is a file, its name. */
  readonly name: string;
  readonly size: number;
  /** Its state when it was listed. */
  readonly stamp: FileStamp;
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

/** A file that a walk has come across, of which no more is known than that it is there. */
export interface FoundFile extends FilePath {
  /** Relative to the source. */
  readonly name: string;
}

/** Told now and then of all files that a walk has found so far, in no order. */
export type OnFound = (files: readonly FoundFile[]) => void;

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
  onFound: OnFound = () => {},
): Promise<FileList | NoSource> {
  const root = statOf(source.path);
  if (typeof root === 'string') return { problem: missingSource(source, root) };
  if (root.isFile()) {
    const failure = accessFailure(source.path);
    if (failure !== undefined) return { problem: unreadableSource(source, failure) };
    const place = { path: source.path, name: path.basename(source.path) };
    return { files: [logFile(place, root)], skipped: 0, problems: [] };
  }
  if (!root.isDirectory()) {
    return { problem: unreadableSource(source, 'it is neither a file nor a folder') };
  }
  return await listTree(source, signal, onFound);
}

interface Walk {
  readonly realRoot: string;
  /** The real paths of what was reached through links, so that nothing is reached twice. */
  readonly seen: Set<string>;
  /** Links that were met and are to be followed. */
  readonly links: FoundFile[];
  readonly files: FoundFile[];
  readonly onFound: OnFound;
  readonly problems: RunProblem[];
  skipped: number;
}

interface Folder extends FoundFile {
  /** Its path without links. */
  readonly real: string;
}

async function listTree(
  source: LocalSource,
  signal: AbortSignal,
  onFound: OnFound,
): Promise<FileList | NoSource> {
  const real = realPath(source.path);
  const walk: Walk = {
    realRoot: real,
    seen: new Set(),
    links: [],
    files: [],
    onFound,
    problems: [],
    skipped: 0,
  };
  const failure = await listBelow(walk, { path: source.path, name: '', real }, signal);
  if (failure !== undefined) return { problem: unreadableSource(source, failure) };
  await followLinks(walk, signal);
  return await lookAtFiles(walk, signal);
}

/** The files that were found, with what their folders do not say of them. */
async function lookAtFiles(walk: Walk, signal: AbortSignal): Promise<FileList> {
  const files: LogFile[] = [];
  let { skipped } = walk;
  for (const [index, place] of walk.files.toSorted(byName).entries()) {
    // A tree of a million files must not keep its thread from everything else.
    if (index % filesPerPause === filesPerPause - 1) await setImmediate();
    if (signal.aborted) break;
    try {
      const stats = statSync(openable(place));
      if (stats.size === 0) skipped += 1;
      else files.push(logFile(place, stats));
    } catch (error) {
      walk.problems.push(unreadableFile(place.name, reasonOf(error)));
    }
  }
  return { files, skipped, problems: walk.problems };
}

const filesPerPause = 1000;

/** The file as it is listed, in the state that the file system says. */
export function logFile({ path: file, rawPath, name }: FoundFile, stats: Stats): LogFile {
  const stamp = stampOf(stats);
  const given = { path: file, name, size: stamp.size, stamp };
  return rawPath === undefined ? given : { ...given, rawPath };
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

async function followLink(walk: Walk, link: FoundFile, signal: AbortSignal): Promise<void> {
  const stats = statSync(openable(link));
  const real = realPath(openable(link));
  if (stats.isFile() && isNew(walk, real)) addFile(walk, link);
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
    walk.onFound(walk.files);
    if (walk.files.length > filesPerPause) await setImmediate();
  }
  return undefined;
}

/** Why the folder can't be listed; undefined where it could. */
function listFolder(walk: Walk, folder: Folder, open: Folder[]): string | undefined {
  const prefix = folder.name === '' ? '' : `${folder.name}/`;
  // In the source itself everything is met once.
  const isInSource = isInside(walk.realRoot, folder.real);
  const isFirst = (real: string): boolean => isInSource || isNew(walk, real);
  try {
    visitEntries(folder, (name, kind, raw) => {
      if (name.startsWith('.')) return;
      const place = { path: pathIn(folder, name), rawPath: raw?.path, name: prefix + name };
      if (kind === 'link') walk.links.push(place);
      if (kind !== 'file' && kind !== 'folder') return;
      const real = pathIn({ path: folder.real }, raw?.key ?? name);
      if (!isFirst(real)) return;
      if (kind === 'file') addFile(walk, place);
      else open.push({ ...place, real });
    });
    return undefined;
  } catch (error) {
    return reasonOf(error);
  }
}

/** True for the first way that leads out of the source to what is at the real path. */
function isNew({ realRoot, seen }: Walk, real: string): boolean {
  if (isInside(realRoot, real) || seen.has(real)) return false;
  seen.add(real);
  return true;
}

function addFile(walk: Walk, place: FoundFile): void {
  if (/(?:^|\/)CloudTrail-Digest\//.test(place.name)) walk.skipped += 1;
  else walk.files.push(place);
}

/** Where names look the same, the bytes of their paths decide. */
const byName = (a: FoundFile, b: FoundFile): number =>
  compareText(a.name, b.name) || Buffer.compare(Buffer.from(openable(a)), Buffer.from(openable(b)));

// The portable version walks the path in JavaScript, a stat for each folder of it.
function realPath(place: string | Buffer): string {
  return losslessText(realpathSync.native(place, 'buffer'));
}

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

function unreadableFolder({ name }: FoundFile, reason: string): RunProblem {
  return {
    code: 'folder-unreadable',
    severity: 'warning',
    message: `the folder "${name}/" can't be read, so its files are missing from the answer: ${reason}`,
    file: `${name}/`,
  };
}
