import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { parse, type ParseError } from 'jsonc-parser';
import { UsageError } from './exit.ts';

/** The setting `ctq.sources` and the folder of the workspace that it belongs to. */
export interface SourceSettings {
  readonly sources: unknown;
  readonly folder: string;
}

/**
 * The sources of the nearest `.vscode/settings.json` of the folders or those above them, so that a
 * name means the same in the editor and here; undefined where there are none.
 */
export const sourceSettings = (folders: readonly string[]): SourceSettings | undefined => {
  for (const folder of folders.flatMap(withParents)) {
    const settings = readSettings(join(folder, '.vscode', 'settings.json'));
    if (settings !== undefined && Object.hasOwn(settings, KEY)) {
      return { sources: settings[KEY], folder };
    }
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
  const mistakes: ParseError[] = [];
  const value: unknown = parse(text, mistakes, { allowTrailingComma: true });
  const [mistake] = mistakes;
  if (mistake !== undefined) {
    throw new UsageError(
      `${path} is not valid JSON, at character ${mistake.offset}; mend it first`,
    );
  }
  return typeof value === 'object' && value !== null
    ? (value as Readonly<Record<string, unknown>>)
    : undefined;
};
