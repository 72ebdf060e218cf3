import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { parse } from 'jsonc-parser';

/**
 * The value of `ctq.sources` in the nearest `.vscode/settings.json` of the folders or those above
 * them, so that a name means the same in the editor and here; undefined where there is none.
 */
export const namedSources = (folders: readonly string[]): unknown => {
  for (const folder of folders.flatMap(withParents)) {
    const settings = readSettings(join(folder, '.vscode', 'settings.json'));
    if (settings !== undefined && Object.hasOwn(settings, KEY)) return settings[KEY];
  }
  return undefined;
};

const KEY = 'ctq.sources';

const withParents = (folder: string): readonly string[] => {
  const parent = dirname(folder);
  return parent === folder ? [folder] : [folder, ...withParents(parent)];
};

const readSettings = (path: string): Readonly<Record<string, unknown>> | undefined => {
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch {
    // Most folders have no settings; one that can't be read is the same to a query.
    return undefined;
  }
  const value: unknown = parse(text);
  return typeof value === 'object' && value !== null
    ? (value as Readonly<Record<string, unknown>>)
    : undefined;
};
