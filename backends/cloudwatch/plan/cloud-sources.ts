import { subqueriesOf } from '#language/syntax/children.ts';
import type { Command, Query, SourceCommand, SourceSelection } from '#language/syntax/ast.ts';
import type { Span } from '#language/text/span.ts';
import type { CloudWatchSource, ResolvedSource, RunProblem } from '#protocol/results.ts';
import type { TextEdit } from '../../traced-text.ts';
import type { CloudRequest } from './prepare-cloud-query.ts';

/** What becomes of the `SOURCE` commands of a query. */
export interface SourceEdits {
  readonly edits: readonly TextEdit[];
  /** Instead of those of the request's source: `inQuery` where commands are left that say. */
  readonly logGroups: readonly string[] | 'inQuery' | undefined;
}

export interface SourceProblem {
  readonly problem: RunProblem;
  readonly span: Span;
}

/**
 * Names of the settings' sources become their log groups. Where the query itself names nothing
 * else its `SOURCE` commands go, and the log groups are given beside it; in parentheses and among
 * other selections the name of the log group takes the place of the source's.
 */
export function sourceEdits(query: Query, request: CloudRequest): SourceEdits | SourceProblem {
  const own = query.commands.filter((command) => command.kind === 'source');
  const inner = query.commands.flatMap(innerSources);
  const named = own.map((command) => sourcesNamedBy(command, request));
  const found = named.flatMap((sources) => sources ?? []);
  const isOurs = own.length > 0 && named.every((sources) => sources !== undefined);
  const problem = found.map((source) => unreachable(source, request)).find(Boolean);
  if (isOurs && problem === undefined) {
    const groups = found.flatMap(({ source }) => logGroupsOf(source));
    const inside = namesReplaced(inner, request);
    if ('problem' in inside) return inside;
    return {
      edits: [...own.map((command) => removed(command, query)), ...inside.edits],
      logGroups: [...new Set(groups)],
    };
  }
  const replaced = namesReplaced([...own, ...inner], request);
  if ('problem' in replaced) return replaced;
  return { edits: replaced.edits, logGroups: own.length > 0 ? 'inQuery' : undefined };
}

interface NamedSource {
  readonly source: ResolvedSource;
  readonly span: Span;
}

/** The `SOURCE` commands in parentheses. */
function innerSources(command: Command): readonly SourceCommand[] {
  return subqueriesOf(command).flatMap(({ commands }) =>
    commands.flatMap((inner) => [
      ...(inner.kind === 'source' ? [inner] : []),
      ...innerSources(inner),
    ]),
  );
}

/** The sources of a command that names sources of the settings and nothing else. */
function sourcesNamedBy(
  { selections, start, end }: SourceCommand,
  request: CloudRequest,
): readonly NamedSource[] | undefined {
  if (start !== undefined || end !== undefined || selections.length === 0) return undefined;
  const named = selections.map((selection) => sourceOf(selection, request));
  return named.every((source) => source !== undefined) ? named : undefined;
}

function sourceOf(
  selection: SourceSelection,
  { sources = {} }: CloudRequest,
): NamedSource | undefined {
  if (selection.kind !== 'name' || !Object.hasOwn(sources, selection.name)) return undefined;
  const source = sources[selection.name];
  return source && { source, span: selection.span };
}

/** Each name of a source as the name of its only log group. */
function namesReplaced(
  commands: readonly SourceCommand[],
  request: CloudRequest,
): { readonly edits: readonly TextEdit[] } | SourceProblem {
  const edits: TextEdit[] = [];
  for (const selection of commands.flatMap(({ selections }) => selections)) {
    const named = sourceOf(selection, request);
    if (named === undefined) continue;
    const problem = unreachable(named, request);
    if (problem !== undefined) return problem;
    const [logGroup = '', ...others] = logGroupsOf(named.source);
    if (others.length > 0) return severalGroups(named);
    edits.push({ span: named.span, text: quoted(logGroup) });
  }
  return { edits };
}

/** A command with the pipe behind it. */
function removed(command: SourceCommand, query: Query): TextEdit {
  const next = query.commands[query.commands.indexOf(command) + 1];
  const span = { start: command.span.start, end: next?.span.start ?? command.span.end };
  return { span, text: next === undefined ? EVERYTHING : '' };
}

/** What a query without any other command shows. */
const EVERYTHING = 'fields @timestamp, @message';

function logGroupsOf(source: ResolvedSource): readonly string[] {
  return source.kind === 'local' ? [] : source.places.flatMap(({ logGroups }) => logGroups);
}

function quoted(text: string): string {
  return text.includes("'") ? `"${text}"` : `'${text}'`;
}

/** Why a query that runs at the request's source can't read a source too. */
function unreachable(
  { source, span }: NamedSource,
  { source: own }: CloudRequest,
): SourceProblem | undefined {
  if (source.kind === 'local') {
    return problemAt(
      span,
      `SOURCE names "${source.name}", whose files are on this machine, and this query runs on CloudWatch; name a log group or a CloudWatch source, or run the whole query on "${source.name}" with # @source`,
    );
  }
  return isSamePlace(source, own)
    ? undefined
    : problemAt(
        span,
        `SOURCE names "${source.name}", and a query reads log groups of one profile and region, those of "${own.name}"; run the query on "${source.name}" with # @source`,
      );
}

function isSamePlace(source: CloudWatchSource, own: CloudWatchSource): boolean {
  const places = [...source.places, ...own.places];
  const [first] = places;
  return places.every(
    ({ profile, region }) => profile === first?.profile && region === first?.region,
  );
}

function severalGroups({ source, span }: NamedSource): SourceProblem {
  return problemAt(
    span,
    `the source "${source.name}" has several log groups, and here CloudWatch takes the name of one; write the name of the log group`,
  );
}

function problemAt(span: Span, message: string): SourceProblem {
  return { span, problem: { code: 'source-unreachable', severity: 'error', message } };
}
