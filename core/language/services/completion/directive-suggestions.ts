import { directiveEntry, directives } from '../../catalogue/directives.ts';
import type { Document } from '../document.ts';
import type { KnownData } from '../known-data.ts';
import { directiveMarkdown } from '../markdown.ts';
import { code, prose } from '../markdown-text.ts';
import { tablesOf } from '../../query-file/tables.ts';
import { undescribed } from './placeholder-suggestions.ts';
import type { Suggestion } from './suggestion.ts';

/** The directives, for what stands behind `# @`. */
export const directiveSuggestions = (): readonly Suggestion[] =>
  directives.map((entry) => ({
    label: entry.name,
    kind: 'directive',
    rank: 0,
    text: `${entry.name} `,
    snippet: `${entry.name} ${entry.snippet}`,
    detail: entry.summary,
    documentation: directiveMarkdown(entry),
  }));

/** Values that a directive often has. */
export const directiveValueSuggestions = (
  name: string,
  document: Document,
  data: KnownData,
): readonly Suggestion[] => {
  switch (directiveEntry(name)?.name) {
    case 'source':
      return sources(data);
    case 'param':
      return undescribed(document);
    case 'table':
      return tables(document);
    default:
      return (directiveEntry(name)?.values ?? []).map(([label, detail]) => ({
        label,
        kind: 'value',
        rank: 0,
        detail,
        documentation: prose(detail),
      }));
  }
};

/** The sources that are set up or that something is known of, the active one first. */
const sources = ({ fields, sources: named, activeSource }: KnownData): readonly Suggestion[] => {
  const active = activeSource === undefined ? [] : [activeSource];
  return [...new Set([...active, ...named, ...fields.keys()])].map((label) => ({
    label,
    kind: 'value',
    rank: 0,
    detail: label === activeSource ? 'the active source' : 'a source',
    documentation: `Runs the query on ${code(label)}.`,
  }));
};

/** Tables that lookups of the file read and no directive names. */
const tables = ({ file }: Document): readonly Suggestion[] => {
  const named = new Set(namedTables({ file }).map(({ name }) => name));
  const read = file.queries.flatMap(({ commands }) =>
    commands.flatMap((command) =>
      command.kind === 'lookup' || command.kind === 'cidrlookup' ? (command.table?.name ?? []) : [],
    ),
  );
  return [...new Set(read)]
    .filter((name) => name !== '' && !named.has(name))
    .map((name) => ({
      label: name,
      kind: 'value',
      rank: 0,
      text: name,
      snippet: `${name} = "\${1:${name}.csv}"`,
      filter: name,
      detail: 'a table of this file',
      documentation: `Says which file ${code(name)} is read from.`,
    }));
};

const namedTables = ({ file }: Pick<Document, 'file'>): ReturnType<typeof tablesOf> =>
  tablesOf([...file.directives, ...file.queries.flatMap(({ directives }) => directives)]);

/** The tables that directives of the file name, for a lookup. */
export const tableSuggestions = (document: Document): readonly Suggestion[] =>
  namedTables(document).map(({ name, path }) => ({
    label: name,
    kind: 'value',
    rank: 0,
    text: `${name} `,
    filter: name,
    detail: path,
    documentation: `The table of ${code(path)}.`,
    goesOn: true,
  }));
