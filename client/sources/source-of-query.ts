import { dirname } from 'node:path';
import { type TextDocument, type Uri, workspace } from 'vscode';
import { resolveSource, type SourceContext, sourcesNamedIn } from '#backends/sources.ts';
import { tablesOfQuery } from '#backends/tables.ts';
import type { QueryRequest, ResolvedSource } from '#protocol/results.ts';
import type { RunnableQuery } from '#protocol/server.ts';
import type { ClientContext } from '../context.ts';
import { settings } from '../settings.ts';
import { pickSource } from './pick-source.ts';

/**
 * Returns the source of a query: the one that it names, else the workspace's active one, else the
 * one that the user now chooses; undefined where they choose none. Throws where a source can't be
 * understood, with a message that says why.
 */
export async function sourceOfQuery(
  context: ClientContext,
  document: TextDocument,
  query: RunnableQuery,
): Promise<ResolvedSource | undefined> {
  const { uri } = document;
  const sources = settings.sources(uri);
  const settingFolders = workspaceFolders();
  if (query.source !== undefined) {
    return resolve(query.source, { sources, settingFolders, baseFolders: baseFolders(uri) });
  }
  const chosen = context.activeSource.current ?? (await pickSource(context));
  if (chosen === undefined) return undefined;
  const source = resolve(chosen.nameOrPath, {
    sources,
    settingFolders,
    baseFolders: settingFolders,
  });
  return { ...source, name: chosen.label };
}

/** The sources that the query itself may name, the tables that it may read, and its file. */
export function namesOfQuery(
  document: TextDocument,
  query: RunnableQuery,
  parameters: QueryRequest['parameters'],
): Pick<QueryRequest, 'sources' | 'tables' | 'queryFile'> {
  const { uri } = document;
  const text = document.getText();
  const folder = isFile(uri) ? dirname(uri.fsPath) : undefined;
  const folders = { settingFolders: workspaceFolders(), baseFolders: baseFolders(uri) };
  return {
    sources: sourcesNamedIn(text, parameters, { ...folders, sources: settings.sources(uri) }),
    tables: tablesOfQuery(query.tables, { ...folders, tables: settings.tables(uri) }),
    queryFile: { text, folder },
  };
}

function resolve(nameOrPath: string, context: SourceContext): ResolvedSource {
  const source = resolveSource(nameOrPath, context);
  if (typeof source === 'string') throw new Error(source);
  return source;
}

/** Paths are relative to the query file's folder, then to those of the workspace. */
function baseFolders(uri: Uri): readonly string[] {
  return [...(isFile(uri) ? [dirname(uri.fsPath)] : []), ...workspaceFolders()];
}

function workspaceFolders(): readonly string[] {
  return (workspace.workspaceFolders ?? [])
    .filter(({ uri }) => isFile(uri))
    .map(({ uri }) => uri.fsPath);
}

const isFile = ({ scheme }: Uri): boolean => scheme === 'file';
