import { resolveSource } from '#backends/sources.ts';
import type { ResolvedSource } from '#protocol/results.ts';
import { SourceError, UsageError } from '../exit.ts';
import { sourceSettings } from '../settings.ts';

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
  const settings = sourceSettings(baseFolders);
  const resolved = resolveSource(nameOrPath, {
    baseFolders,
    sources: settings?.sources,
    settingFolders: settings === undefined ? [] : [settings.folder],
  });
  if (typeof resolved === 'string') throw new SourceError(resolved);
  return resolved;
};
