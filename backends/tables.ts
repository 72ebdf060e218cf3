import path from 'node:path';
import { findPath } from './find-path.ts';

/** Where paths of tables are searched, and what the setting `ctq.tables` says. */
export interface TableContext {
  /** The value of the setting, as it is; undefined where it is not set. */
  readonly tables: unknown;
  /** Folders that paths of the setting are searched in, in order: the workspace's. */
  readonly settingFolders: readonly string[];
  /** Folders that other relative paths are searched in, in order; the first is the query file's. */
  readonly baseFolders: readonly string[];
}

/** A table of a query file: its name, and the path as written. */
export interface WrittenTable {
  readonly name: string;
  readonly path: string;
}

/**
 * The absolute paths of the tables that a query may read, by name: those of the setting, and those
 * of its file, which win. Whether there are such files, the run will tell.
 */
export function tablesOfQuery(
  written: readonly WrittenTable[],
  { tables, settingFolders, baseFolders }: TableContext,
): Readonly<Record<string, string>> {
  const setting = Object.entries(isObject(tables) ? tables : {}).flatMap(([name, value]) =>
    typeof value === 'string' && value !== '' ? [{ name, path: value }] : [],
  );
  return Object.fromEntries([
    ...setting.map((table) => [table.name, absolute(table.path, settingFolders)]),
    ...written.map((table) => [table.name, absolute(table.path, baseFolders)]),
  ]);
}

function absolute(written: string, folders: readonly string[]): string {
  return findPath(written, folders) ?? path.resolve(folders[0] ?? '', written);
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
