import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { parse, type ParseError } from 'jsonc-parser';
import { UsageError } from './exit.ts';

/** A setting, and the folder of the workspace that it belongs to. */
export interface WorkspaceSetting {
  readonly value: unknown;
  readonly folder: string;
}

/**
 * The setting in the nearest `.vscode/settings.json` of the folders or those above them that has
 * it, so that a name means the same in the editor and here; undefined where none has.
 */
export const workspaceSetting = (
  key: `ctq.${string}`,
  folders: readonly string[],
): WorkspaceSetting | undefined => {
  for (const folder of folders.flatMap(withParents)) {
    const settings = readSettings(join(folder, '.vscode', 'settings.json'));
    if (settings !== undefined && Object.hasOwn(settings, key)) {
      return { value: settings[key], folder };
    }
  }
  return undefined;
};

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
