import { existsSync, realpathSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { projectRoot } from '../../scripts/project.ts';
import { cachePath } from '../../scripts/vscode/cache.ts';
import { newestVsix } from '../../scripts/vscode/newest-vsix.ts';

/** What run.ts was asked to do. All paths are absolute. */
export interface TestRun {
  readonly parts: readonly string[];
  readonly extensionFolder: string;
  readonly vsix: string;
  /** Where pictures go. */
  readonly screenshots: string;
  /** Pixels per CSS pixel of the pictures. */
  readonly scale: number;
}

/** Returns what the arguments of run.ts ask for; throws where something for it is missing. */
export function readTestRun(args: readonly string[], knownParts: readonly string[]): TestRun {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      only: { type: 'string', multiple: true },
      screenshots: { type: 'string', default: defaultScreenshots() },
      'update-images': { type: 'boolean', default: false },
      extension: { type: 'string', default: projectRoot },
    },
  });
  const updating = values['update-images'];
  const extensionFolder = builtExtension(values.extension);
  const vsix = positionals[0];
  return {
    parts: (values.only ?? (updating ? ['window', 'cloud'] : knownParts)).map((name) =>
      knownPart(name, knownParts),
    ),
    extensionFolder,
    vsix: vsix === undefined ? vsixOf(extensionFolder) : resolve(vsix),
    screenshots: updating ? join(projectRoot, 'docs/images') : resolve(values.screenshots),
    scale: updating ? 2 : 1,
  };
}

function defaultScreenshots(): string {
  return process.env['CTQ_SCREENSHOTS'] ?? cachePath('screenshots');
}

function knownPart(name: string, knownParts: readonly string[]): string {
  if (knownParts.includes(name)) return name;
  throw new Error(`--only knows ${knownParts.join(', ')}, not ${name}`);
}

function builtExtension(folder: string): string {
  if (existsSync(join(folder, 'dist/extension.js'))) return realpathSync(folder);
  throw new Error(`${resolve(folder)} has no dist/extension.js: build it first (npm run build)`);
}

function vsixOf(folder: string): string {
  const vsix = newestVsix(folder);
  if (vsix !== undefined) return vsix.path;
  throw new Error(`${folder} has no ctq-*.vsix: package it first (npm run package)`);
}
