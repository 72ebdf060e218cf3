import type { Command, SourceSelection } from '#language/syntax/ast.ts';
import type { LocalSource, QueryRequest, ResolvedSource, RunProblem } from '#protocol/results.ts';
import {
  type FileList,
  listFiles,
  type LogFile,
  type NoSource,
  type OnFound,
} from './files/list-files.ts';

/** Where a query's events come from. */
export interface ChosenSources {
  /** At least one, in the order in which they are named; of several each has a name of its own. */
  readonly sources: readonly LocalSource[];
  /** Hints about names that stand for no source. */
  readonly problems: readonly RunProblem[];
}

/**
 * The sources that the `SOURCE` commands of a query name. Log groups are CloudWatch's, so a name
 * stands for one of ours, and what stands for none means the query's own source, with a hint.
 * A text is why the query can't be run.
 */
export function chosenSources(
  commands: readonly Command[],
  request: QueryRequest & { readonly source: LocalSource },
): ChosenSources | string {
  const selections = commands.flatMap((command) =>
    command.kind === 'source' ? command.selections : [],
  );
  const choices = selections.map((selection) => choiceOf(selection, request.sources ?? {}));
  const found = choices.flatMap(({ known }) => known);
  const distant = found.find(({ kind }) => kind !== 'local');
  if (distant !== undefined) {
    return `SOURCE names "${distant.name}", which is in CloudWatch, and this query runs on files of this machine; name a local source, or run the whole query on "${distant.name}" with # @source`;
  }
  const local = found.filter((source) => source.kind === 'local');
  const sources = local.length > 0 ? distinct(local) : [request.source];
  const unknown = choices.flatMap(({ unknown: name }) => name ?? []);
  return { sources, problems: unknown.map((name) => unknownSource(name, sources)) };
}

/**
 * The files of all sources as one list; the first source that is not there is the outcome. What is
 * found of several sources nobody is told: their files have their names only when all are listed.
 */
export async function listSources(
  sources: readonly LocalSource[],
  signal: AbortSignal,
  onFound?: OnFound,
): Promise<FileList | NoSource> {
  const [only] = sources;
  if (only !== undefined && sources.length === 1) return await listFiles(only, signal, onFound);
  const files: LogFile[] = [];
  let all: FileList = { files, skipped: 0, problems: [] };
  for (const source of sources) {
    const list = await listFiles(source, signal);
    if ('problem' in list) return list;
    for (const file of list.files) {
      files.push({ ...file, name: `${source.name}/${file.name}`, sourceName: source.name });
    }
    all = {
      files,
      skipped: all.skipped + list.skipped,
      problems: [...all.problems, ...list.problems],
    };
  }
  return all;
}

/** The source of a file that `listSources` has named so, and its name in that source. */
export function sourceOfFile(
  sources: readonly LocalSource[],
  file: string,
): { readonly source: LocalSource; readonly file: string } | undefined {
  const [only] = sources;
  if (only !== undefined && sources.length === 1) return { source: only, file };
  const source = sources.find(({ name }) => file.startsWith(`${name}/`));
  return source && { source, file: file.slice(source.name.length + 1) };
}

interface Choice {
  readonly known: readonly ResolvedSource[];
  /** What was written and stands for nothing that is known. */
  readonly unknown: string | undefined;
}

function choiceOf(
  selection: SourceSelection,
  sources: Readonly<Record<string, ResolvedSource>>,
): Choice {
  switch (selection.kind) {
    case 'name': {
      const known = Object.hasOwn(sources, selection.name) ? sources[selection.name] : undefined;
      return known === undefined
        ? { known: [], unknown: `"${selection.name}"` }
        : { known: [known], unknown: undefined };
    }
    case 'logGroups': {
      const prefixes = selection.namePrefixes.map(({ value }) => value);
      const known = Object.entries(sources)
        .filter(([name]) => prefixes.some((prefix) => name.startsWith(prefix)))
        .map(([, source]) => source);
      const written = prefixes.map((prefix) => `"${prefix}"`).join(', ');
      const isUnknown = prefixes.length > 0 && known.length === 0;
      return { known, unknown: isUnknown ? `log groups that begin with ${written}` : undefined };
    }
    case 'dataSource':
      return { known: [], unknown: 'a data source of CloudWatch' };
    case 'logGroupTags':
      return { known: [], unknown: 'tags of log groups' };
  }
}

/** Sources of one place once, under different names. */
function distinct(sources: readonly LocalSource[]): readonly LocalSource[] {
  const byPath = new Map(sources.map((source) => [source.path, source]));
  return [...new Map(Array.from(byPath.values(), (source) => [source.name, source])).values()];
}

function unknownSource(what: string, sources: readonly LocalSource[]): RunProblem {
  const used = sources.map(({ name }) => `"${name}"`).join(', ');
  return {
    code: 'source-unknown',
    severity: 'hint',
    message: `SOURCE names ${what}, which is no local source, so the events of ${used} were used; to name another, add it to the setting ctq.sources or write its path`,
  };
}
