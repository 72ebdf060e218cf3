import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gunzip } from '../../scripts/samples/gzip.ts';

/** The folder `samples` of the project. */
export const samplesFolder = fileURLToPath(new URL('../../samples', import.meta.url));

/** A file of samples/logs: its path under that folder, with slashes, its bytes and its text. */
export interface CommittedFile {
  readonly path: string;
  readonly bytes: Uint8Array;
  readonly text: string;
}

/** The log files as they are on disk, in the order of their paths. */
export function committedFiles(): readonly CommittedFile[] {
  const folder = join(samplesFolder, 'logs');
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .toSorted()
    .map((file) => {
      const bytes = readFileSync(file);
      const path = file.slice(folder.length + 1).replaceAll('\\', '/');
      return { path, bytes, text: gunzip(bytes) };
    });
}

/** One CloudTrail record, and where it lay. */
export interface SampleRecord {
  readonly path: string;
  /** The value at a dotted path; undefined when there is none, or null. */
  get(path: string): unknown;
  /** The text at a dotted path, empty when there is none. */
  text(path: string): string;
}

/** Every record of `files`. */
export function recordsOf(files: readonly CommittedFile[]): readonly SampleRecord[] {
  return files.flatMap(({ path, text }) => {
    const parsed: unknown = JSON.parse(text);
    const records = valueAt(parsed, 'Records');
    if (!Array.isArray(records)) throw new Error(`${path} has no Records`);
    return records.map((json: unknown) => createRecord(path, json));
  });
}

function createRecord(path: string, json: unknown): SampleRecord {
  return {
    path,
    get: (field) => valueAt(json, field),
    text: (field) => textOf(valueAt(json, field)),
  };
}

function valueAt(json: unknown, path: string): unknown {
  let value = json;
  for (const key of path.split('.')) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, key)) return undefined;
    value = Reflect.get(value, key);
  }
  return value ?? undefined;
}

function textOf(value: unknown): string {
  if (typeof value === 'string') return value;
  return typeof value === 'number' || typeof value === 'boolean' ? String(value) : '';
}
