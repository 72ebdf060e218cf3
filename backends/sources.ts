import { realpathSync } from 'node:fs';
import path from 'node:path';
import { isObject } from '#protocol/guard.ts';
import type { CloudWatchPlace, LocalSource, ResolvedSource } from '#protocol/results.ts';
import { findPath } from './find-path.ts';

export interface SourceContext {
  /** The value of the setting `ctq.sources`, as it is; undefined where it is not set. */
  readonly sources: unknown;
  /** Folders that paths of that setting are searched in, in order: the workspace's. */
  readonly settingFolders: readonly string[];
  /** Folders that relative paths are searched in, in order; the first is the query file's. */
  readonly baseFolders: readonly string[];
  /** True where nothing that is learned of any local source may be written to disk. */
  readonly leavesNoTrace?: boolean | undefined;
}

/**
 * The source that a name of the setting or a path stands for; a text that says why there is none.
 * Whether a path that is absolute leads to anything, the run will tell.
 */
export function resolveSource(nameOrPath: string, context: SourceContext): ResolvedSource | string {
  const written = nameOrPath.trim();
  if (written === '') return 'the source is empty; write the path of a file or folder with logs';
  const entry = entryOf(context.sources, written);
  if (entry !== undefined) return namedSource(written, entry, context);
  const found = findPath(written, context.baseFolders);
  if (found !== undefined) {
    return localSource(written, found, context.leavesNoTrace === true || isMarked(found, context));
  }
  return `there is no file or folder "${written}"${inFolders(context)}${orNames(context.sources)}`;
}

/**
 * The sources that the queries of a file may name with `SOURCE`, by what they call them: the file's
 * text and the values of placeholders are searched for names in quotes, and for prefixes of names
 * of the setting. What is no source is left out; what it means in a query, the run will say.
 */
export function sourcesNamedIn(
  text: string,
  parameters: Readonly<Record<string, string>>,
  context: SourceContext,
): Readonly<Record<string, ResolvedSource>> {
  const chosen = [...text.matchAll(chosenByName), ...text.matchAll(chosenByPrefix)];
  // A query of another file that is called as a function may name any of the setting.
  const isCalling = /\$[\w`]/.test(text);
  if (chosen.length === 0 && !isCalling) return {};
  const quoted = chosen.flatMap(([, names = '']) =>
    Array.from(names.matchAll(quotedName), ([name]) => name.slice(1, -1)),
  );
  const written = [...quoted, ...Object.values(parameters)].filter((name) => name !== '');
  const known = sourceNames(context.sources).filter(
    (name) => isCalling || written.some((prefix) => name.startsWith(prefix)),
  );
  const names = new Set([...written, ...known]);
  return Object.fromEntries(
    Array.from(names, (name) => [name, resolveSource(name, context)] as const).filter(
      (entry): entry is readonly [string, ResolvedSource] => typeof entry[1] !== 'string',
    ),
  );
}

const quotedName = /'[^'\n]*'|"[^"\n]*"|`[^`\n]*`/g;

/** `SOURCE 'a', 'b'` */
const chosenByName = /\bSOURCE\s+((?:\s*,?\s*(?:'[^'\n]*'|"[^"\n]*"|`[^`\n]*`))+)/gi;

/** `SOURCE logGroups(namePrefix: ['a', 'b'])` */
const chosenByPrefix = /\bnamePrefix\s*:\s*\[([^\]]*)\]/gi;

/** What is wrong with the value of the setting, a message for each mistake. */
export function sourcesProblems(setting: unknown): readonly string[] {
  if (setting === undefined) return [];
  if (!isObject(setting)) {
    return ['ctq.sources has to be an object: a name for each source and what it is'];
  }
  return Object.entries(setting).flatMap(([name, entry]) => entryProblem(name, entry) ?? []);
}

/** The names of the setting's sources that can be used, in order. */
export function sourceNames(setting: unknown): readonly string[] {
  if (!isObject(setting)) return [];
  return Object.keys(setting).filter((name) => entryProblem(name, setting[name]) === undefined);
}

type Settings = Readonly<Record<string, unknown>>;

function entryOf(setting: unknown, name: string): unknown {
  return isObject(setting) && Object.hasOwn(setting, name) ? setting[name] : undefined;
}

function namedSource(
  name: string,
  entry: unknown,
  context: SourceContext,
): ResolvedSource | string {
  const problem = entryProblem(name, entry);
  if (problem !== undefined || !isObject(entry)) return problem ?? '';
  if (entry['kind'] === 'local') {
    const found = pathOfEntry(entry, context.settingFolders);
    const isSecret = entry['leaveNoTrace'] ?? isMarked(found, context);
    return localSource(name, found, context.leavesNoTrace === true || isSecret === true);
  }
  return { kind: 'cloudwatch', name, places: united(placesOf(entry)) };
}

function pathOfEntry(entry: Settings, settingFolders: readonly string[]): string {
  const written = textOf(entry['path']);
  const [folder = process.cwd()] = settingFolders;
  return findPath(written, settingFolders) ?? path.resolve(folder, written);
}

/** True where a path is that of a source of the setting that leaves no trace, or lies within it. */
function isMarked(found: string, { sources, settingFolders }: SourceContext): boolean {
  return sourceNames(sources).some((name) => {
    const entry = entryOf(sources, name);
    if (!isObject(entry) || entry['kind'] !== 'local' || entry['leaveNoTrace'] !== true)
      return false;
    return isWithin(pathOfEntry(entry, settingFolders), found);
  });
}

function isWithin(folder: string, file: string): boolean {
  const between = path.relative(realPath(folder), realPath(file));
  return between.split(path.sep)[0] !== '..' && !path.isAbsolute(between);
}

/** Without links; a path that leads nowhere is as it is. */
function realPath(written: string): string {
  try {
    return realpathSync(written);
  } catch {
    return written;
  }
}

function localSource(name: string, found: string, leaveNoTrace: boolean): LocalSource {
  const source = { kind: 'local', name, path: found } as const;
  return leaveNoTrace ? { ...source, leaveNoTrace } : source;
}

/** Every profile in every region of an entry, and of each of its `places` if it has those. */
function placesOf(entry: Settings): readonly CloudWatchPlace[] {
  const { places } = entry;
  const parts = Array.isArray(places) ? places.filter(isObject) : [entry];
  return parts.flatMap((part) => {
    const profile = textOf(part['profile']);
    const profiles = profile === '' ? textsOf(part['profiles']) : [profile];
    const logGroups = textsOf(part['logGroups']);
    return (profiles.length === 0 ? [undefined] : profiles).flatMap((each) =>
      textsOf(part['regions']).map((region) => ({ profile: each, region, logGroups })),
    );
  });
}

/** Places of one profile and region are one, with the log groups of all. */
function united(places: readonly CloudWatchPlace[]): readonly CloudWatchPlace[] {
  const byWhere = new Map<string, CloudWatchPlace>();
  for (const place of places) {
    const key = JSON.stringify([place.profile, place.region]);
    const logGroups = [...(byWhere.get(key)?.logGroups ?? []), ...place.logGroups];
    byWhere.set(key, { ...place, logGroups: [...new Set(logGroups)] });
  }
  return [...byWhere.values()];
}

/** What is wrong with one source of the setting; undefined where nothing is. */
function entryProblem(name: string, entry: unknown): string | undefined {
  const place = `ctq.sources: the source "${name}"`;
  if (!isObject(entry)) return `${place} has to be an object with a kind`;
  switch (entry['kind']) {
    case 'local':
      return localProblem(place, entry);
    case 'cloudwatch':
      return cloudWatchProblem(place, entry);
    default:
      return `${place} needs a kind: "local" or "cloudwatch"`;
  }
}

function localProblem(place: string, entry: Settings): string | undefined {
  if (textOf(entry['path']) === '') return `${place} needs a path: a file or folder with logs`;
  const { leaveNoTrace } = entry;
  return leaveNoTrace === undefined || typeof leaveNoTrace === 'boolean'
    ? undefined
    : `${place}: its leaveNoTrace has to be true or false`;
}

function cloudWatchProblem(place: string, entry: Settings): string | undefined {
  const { places } = entry;
  if (places === undefined) return placeProblem(place, entry);
  if (!Array.isArray(places) || places.length === 0) {
    return `${place}: its places have to be a list of objects with regions and logGroups`;
  }
  for (const [index, part] of places.entries()) {
    const which = `${place}, place ${index + 1},`;
    const problem = isObject(part) ? placeProblem(which, part) : `${which} has to be an object`;
    if (problem !== undefined) return problem;
  }
  return undefined;
}

function placeProblem(place: string, entry: Settings): string | undefined {
  if (textsOf(entry['logGroups']).length === 0) {
    return `${place} needs logGroups: a list of names of log groups`;
  }
  if (textsOf(entry['regions']).length === 0) {
    return `${place} needs regions: a list such as ["us-east-1"]`;
  }
  if (entry['profile'] !== undefined && textOf(entry['profile']) === '') {
    return `${place}: its profile has to be the name of an AWS profile`;
  }
  if (entry['profiles'] !== undefined && textsOf(entry['profiles']).length === 0) {
    return `${place}: its profiles have to be a list of names of AWS profiles`;
  }
  return undefined;
}

function inFolders({ baseFolders }: SourceContext): string {
  return baseFolders.length === 0 ? '' : ` in ${[...new Set(baseFolders)].join(' or ')}`;
}

function orNames(setting: unknown): string {
  const names = sourceNames(setting);
  if (names.length === 0) return ', nor does the setting ctq.sources name any source';
  return `, nor a source of that name; the setting ctq.sources has ${names.map((name) => `"${name}"`).join(', ')}`;
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value.trim() : '';
}

/** The texts of a list; none where anything else is in it. */
function textsOf(value: unknown): readonly string[] {
  const isTexts =
    Array.isArray(value) && value.every((item) => typeof item === 'string' && item !== '');
  return isTexts ? value : [];
}
