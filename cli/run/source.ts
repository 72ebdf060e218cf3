import { resolveSource, type SourceContext } from '#backends/sources.ts';
import { tablesOfQuery, type WrittenTable } from '#backends/tables.ts';
import { readCloudSettings } from '#protocol/cloud-settings.ts';
import type { CloudSettings, ResolvedSource } from '#protocol/results.ts';
import { SourceError, UsageError } from '../exit.ts';
import { workspaceSetting } from '../settings.ts';

/** The source of a query: what the command line or the query's `@source` names. */
export const sourceOf = (
  nameOrPath: string | undefined,
  title: string,
  baseFolders: readonly string[],
): ResolvedSource => {
  if (nameOrPath === undefined) {
    throw new UsageError(
      `"${title}" has no source: add --source PATH, or a line "# @source PATH" to the file`,
    );
  }
  const resolved = resolveSource(nameOrPath, sourceContext(baseFolders));
  if (typeof resolved === 'string') throw new SourceError(resolved);
  return resolved;
};

/** What names of sources mean to queries of these folders. */
export const sourceContext = (baseFolders: readonly string[]): SourceContext => {
  const setting = workspaceSetting('ctq.sources', baseFolders);
  return {
    baseFolders,
    sources: setting?.value,
    settingFolders: setting === undefined ? [] : [setting.folder],
    leavesNoTrace: workspaceSetting('ctq.cache.disk', baseFolders)?.value === false,
  };
};

/** What may be kept in memory of events that were read, in MiB. */
export const cacheMemorySetting = (baseFolders: readonly string[]): number | undefined => {
  const value = workspaceSetting('ctq.cache.memory', baseFolders)?.value;
  return typeof value === 'number' && value >= 0 ? value : undefined;
};

/** What the workspace's settings say of queries on CloudWatch. */
export const cloudSettings = (baseFolders: readonly string[]): CloudSettings =>
  readCloudSettings((name) => workspaceSetting(`ctq.cloudwatch.${name}`, baseFolders)?.value);

/** The field by which events of files count once where nothing else says, as written. */
export const dedupeSetting = (
  { kind }: ResolvedSource,
  baseFolders: readonly string[],
): string | undefined => {
  const value = workspaceSetting('ctq.dedupe', baseFolders)?.value;
  return kind === 'local' && typeof value === 'string' ? value : undefined;
};

/** The paths of the tables that a query may read, by name. */
export const tablesOf = (
  written: readonly WrittenTable[],
  baseFolders: readonly string[],
): Readonly<Record<string, string>> => {
  const setting = workspaceSetting('ctq.tables', baseFolders);
  return tablesOfQuery(written, {
    baseFolders,
    tables: setting?.value,
    settingFolders: setting === undefined ? [] : [setting.folder],
  });
};
