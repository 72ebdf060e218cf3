import { isAbsolute, relative, sep } from 'node:path';
import type { LogGroup } from '#protocol/cloud.ts';
import { shortLogGroup } from '../describe-source.ts';

/** A source that is being put together, question by question. */
export interface SourceDraft {
  readonly kind: SourceKind | undefined;
  /** Of a folder or file: absolute. */
  readonly path: string | undefined;
  /** Undefined takes what the environment gives. */
  readonly profile: string | undefined;
  /** The Region that the profile says. */
  readonly profileRegion: string | undefined;
  readonly regions: readonly string[];
  readonly logGroups: readonly ChosenLogGroup[];
  readonly name: string | undefined;
  readonly scope: SettingScope | undefined;
}

export type SourceKind = 'cloudwatch' | 'folder' | 'file';

export type SettingScope = 'workspace' | 'user';

export interface ChosenLogGroup {
  /** A name, or an ARN where it may be of another account. */
  readonly identifier: string;
  /** Undefined for one that was typed. */
  readonly logClass: string | undefined;
}

export const emptyDraft: SourceDraft = {
  kind: undefined,
  path: undefined,
  profile: undefined,
  profileRegion: undefined,
  regions: [],
  logGroups: [],
  name: undefined,
  scope: undefined,
};

export function chosen(identifier: string, logGroup?: LogGroup): ChosenLogGroup {
  return { identifier, logClass: logGroup?.logClass };
}

/**
 * The draft as an entry of the setting `ctq.sources`. Paths within the folder are written relative
 * to it.
 */
export function settingEntry(
  draft: SourceDraft,
  folder: string | undefined,
): Readonly<Record<string, unknown>> {
  if (draft.kind !== 'cloudwatch') {
    return { kind: 'local', path: pathIn(draft.path ?? '', folder) };
  }
  const logClass = sharedClass(draft.logGroups);
  return {
    kind: 'cloudwatch',
    ...(draft.profile === undefined ? {} : { profile: draft.profile }),
    regions: draft.regions,
    logGroups: draft.logGroups.map(({ identifier }) => identifier),
    ...(logClass === undefined ? {} : { class: logClass }),
  };
}

function pathIn(path: string, folder: string | undefined): string {
  if (folder === undefined) return path;
  const within = relative(folder, path);
  const isOutside = within === '..' || within.startsWith(`..${sep}`) || isAbsolute(within);
  return within === '' || isOutside ? path : within.replaceAll(sep, '/');
}

/** What all are of, if queries have to know; they may use everything in the usual class. */
function sharedClass(logGroups: readonly ChosenLogGroup[]): string | undefined {
  const isInfrequent = logGroups.some(({ logClass }) => logClass === 'INFREQUENT_ACCESS');
  return isInfrequent ? 'INFREQUENT_ACCESS' : undefined;
}

/** A name for the source that no other has. */
export function suggestedName(draft: SourceDraft, taken: readonly string[]): string {
  const [logGroup] = draft.logGroups;
  const whole =
    draft.kind === 'cloudwatch' ? shortLogGroup(logGroup?.identifier ?? '') : draft.path;
  const last = whole?.split(/[/\\]/).findLast((part) => part !== '') ?? '';
  const base =
    (draft.kind === 'file' ? last.replace(/\.(?:jsonl?(?:\.gz)?|gz)$/i, '') : last) || 'source';
  let name = base;
  for (let number = 2; taken.includes(name); number += 1) name = `${base}-${number}`;
  return name;
}

/** What is wrong with a name, for the user; undefined where nothing is. */
export function nameProblem(name: string, taken: readonly string[]): string | undefined {
  const trimmed = name.trim();
  if (trimmed === '') return 'A source needs a name: queries say it after @source';
  if (/\p{Cc}/u.test(trimmed)) return 'Names have no tabs or line breaks';
  if (taken.includes(trimmed)) return `There is a source “${trimmed}” already`;
  return undefined;
}
