import type { ConsoleQuery } from '#backends/cloudwatch/console/console-query.ts';
import { savedLine } from '#backends/cloudwatch/console/section-text.ts';
import type { CloudPlace, QueryToSave, SavedQueryParameter } from '#protocol/cloud.ts';

/** Where a saved query is kept and runs. */
export interface DocumentPlace {
  readonly place: CloudPlace;
  /** A name of the settings; undefined leaves the query to the active source. */
  readonly source: string | undefined;
}

/** A saved query as a section of a query file, tied to it by `@saved` where it has an id. */
export function savedQueryDocument(
  { id, name, text, parameters }: Omit<QueryToSave, 'logGroups'>,
  { place, source }: DocumentPlace,
): string {
  return [
    `### ${onOneLine(name)}`,
    ...(source === undefined ? [] : [`# @source ${source}`]),
    ...(id === undefined ? [] : [savedLine({ ...place, id })]),
    ...parameters.map(parameterLine),
    sectionText(text),
    '',
  ].join('\n');
}

/** Queries of the console as a query file; `sourceOf` gives the source of the settings, if any. */
export function importedDocument(
  queries: readonly ConsoleQuery[],
  sourceOf: (query: ConsoleQuery) => string | undefined,
): string {
  return queries.map((query) => importedSection(query, sourceOf(query))).join('\n');
}

function importedSection(query: ConsoleQuery, source: string | undefined): string {
  const { range, text } = query;
  return [
    '### Query from the console',
    ...(source === undefined ? placeLines(query) : [`# @source ${source}`]),
    ...(range === undefined ? [] : [`# @range ${range}`]),
    sectionText(text),
    '',
  ].join('\n');
}

/** For the reader, who has to choose or make a source of it. */
function placeLines({ region, logGroups }: ConsoleQuery): readonly string[] {
  const where = region === undefined ? '' : ` of ${region}`;
  if (logGroups.length > 0) return [`# Log groups${where}: ${logGroups.map(onOneLine).join(', ')}`];
  return region === undefined ? [] : [`# It ran in ${region}`];
}

function parameterLine({ name, default: standard, description }: SavedQueryParameter): string {
  const value =
    standard === undefined ? [] : [`= "${onOneLine(standard).replaceAll(/["\\]/g, '\\$&')}"`];
  const words =
    description === undefined || description === '' ? [] : [` ${onOneLine(description)}`];
  return ['# @param', name, ...value, ...words].join(' ');
}

/**
 * A text as it can stand in a section: a comment of three number signs at the start of a line would
 * begin a query of its own.
 */
export function sectionText(text: string): string {
  return text
    .replaceAll(/\r\n?/g, '\n')
    .trim()
    .replaceAll(/^###(?!#)/gm, ' ###');
}

function onOneLine(text: string): string {
  return text.replaceAll(/[\r\n]+/g, ' ').trim();
}
