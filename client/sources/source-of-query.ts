import { dirname } from 'node:path';
import { type TextDocument, type Uri, workspace } from 'vscode';
import { resolveSource, type SourceContext, sourcesNamedIn } from '#backends/sources.ts';
import { tablesOfQuery } from '#backends/tables.ts';
import type { QueryRequest, ResolvedSource } from '#protocol/results.ts';
import type { RunnableQuery } from '#protocol/server.ts';
import type { ClientContext } from '../context.ts';
import { settings } from '../settings.ts';
import type { ChosenSource } from './active-source.ts';
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
  const known = sourceWithoutAsking(context, document, query);
  if (known !== undefined) return known;
  const chosen = await pickSource(context);
  return chosen && sourceOfChoice(document, chosen);
}

/** The same, for what nobody is to be asked about; undefined where there is no source yet. */
export function sourceWithoutAsking(
  { activeSource }: Pick<ClientContext, 'activeSource'>,
  document: TextDocument,
  { source }: Pick<RunnableQuery, 'source'>,
): ResolvedSource | undefined {
  if (source !== undefined) {
    const { uri } = document;
    return resolve(source, {
      sources: settings.sources(uri),
      settingFolders: workspaceFolders(),
      baseFolders: baseFolders(uri),
      leavesNoTrace: !settings.cachesOnDisk(uri),
    });
  }
  const { current } = activeSource;
  return current && sourceOfChoice(document, current);
}

/** The source that the user has chosen, as queries of a file understand it; throws as above. */
export function sourceOfChoice(
  { uri }: { readonly uri: Uri | undefined },
  { nameOrPath, label }: ChosenSource,
): ResolvedSource {
  const settingFolders = workspaceFolders();
  const source = resolve(nameOrPath, {
    sources: settings.sources(uri),
    settingFolders,
    baseFolders: settingFolders,
    leavesNoTrace: !settings.cachesOnDisk(uri),
  });
  return { ...source, name: label };
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
  const leavesNoTrace = !settings.cachesOnDisk(uri);
  const named = { ...folders, sources: settings.sources(uri), leavesNoTrace };
  return {
    sources: sourcesNamedIn(text, parameters, named),
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
