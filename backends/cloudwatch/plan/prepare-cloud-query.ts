import type { Comment, Query } from '#language/syntax/ast.ts';
import { parseQueryFile } from '#language/syntax/parse.ts';
import { defaultCloudSettings } from '#protocol/cloud-settings.ts';
import type { CloudWatchSource, QueryRequest, RunProblem } from '#protocol/results.ts';
import { readDedupe, readQuery, readRange } from '../../prepare-query.ts';
import {
  editTraced,
  originOf,
  type TextEdit,
  type TracedText,
  tracedSlice,
} from '../../traced-text.ts';
import { MARK_LENGTH } from '../run/marks.ts';
import type { CloudSlice } from './cloud-plan.ts';
import { sourceEdits } from './cloud-sources.ts';
import { lookupHints } from './lookup-hints.ts';

export type CloudRequest = QueryRequest & { readonly source: CloudWatchSource };

/** What a request asks CloudWatch for, understood. */
export interface PreparedCloudQuery {
  /** Undefined where it has errors and can't be run; the problems say which. */
  readonly ready: ReadyCloudQuery | undefined;
  readonly problems: readonly RunProblem[];
}

export interface ReadyCloudQuery {
  /** The query as it is sent where nothing has to be changed for it; traced to the request's text. */
  readonly text: TracedText;
  /** Its places are those of `text`. */
  readonly query: Query;
  readonly range: CloudSlice;
  /** Instead of those of the source: `inQuery` where the query itself says. */
  readonly logGroups: readonly string[] | 'inQuery' | undefined;
  /** What `now()` is in the part of a query that runs here. */
  readonly now: number;
}

/** CloudWatch has nothing that drops repeats before the query: `dedup` comes after filters. */
function dedupeHints({ dedupe }: CloudRequest): readonly RunProblem[] {
  const read = readDedupe(dedupe);
  if ('problem' in read) return [{ ...read.problem, severity: 'hint' }];
  if (read.field === undefined) return [];
  return [
    {
      code: 'dedupe-local-only',
      severity: 'hint',
      message: `@dedupe ${read.field} works on files alone, so events that were delivered again count again here; to count each once, use count_distinct(${read.field}), or run the query on the files`,
    },
  ];
}

/** CloudWatch keeps nothing that is older. */
const EARLIEST = Date.UTC(2018, 10, 5);

/** CloudWatch's quota, in characters (guide). */
const QUOTA = 10_000;

/** What is left of it for a text, which is sent with a mark. */
export const LONGEST_TEXT = QUOTA - MARK_LENGTH;

/** Parses and checks a request's query, and makes of it what CloudWatch understands. */
export function prepareCloudQuery(request: CloudRequest): PreparedCloudQuery {
  const read = readQuery(request, { unknownCalls: 'kept', check: () => [] });
  if ('problem' in read) return { ready: undefined, problems: [read.problem] };
  const range = cloudRange(request);
  const problems = 'problem' in range ? [...read.problems, range.problem] : read.problems;
  if (read.query === undefined || 'problem' in range || problems.length > 0) {
    return { ready: undefined, problems };
  }
  const bare = withoutOurs(read.text, read.query);
  const [query] = parseQueryFile(bare.text).queries;
  if (query === undefined) return { ready: undefined, problems: [lost] };
  const sources = sourceEdits(query, request);
  if ('problem' in sources) {
    const { problem, span } = sources;
    return { ready: undefined, problems: [{ ...problem, ...originOf(bare, span) }] };
  }
  const text = editTraced(bare, sources.edits);
  const [sent] = parseQueryFile(text.text).queries;
  if (sent === undefined) return { ready: undefined, problems: [lost] };
  if (text.text.length > LONGEST_TEXT) return { ready: undefined, problems: [tooLong(text)] };
  const { logGroups } = sources;
  const crowded = tooManyGroups(request, logGroups);
  if (crowded !== undefined) return { ready: undefined, problems: [crowded] };
  return {
    ready: { text, query: sent, range: range.range, logGroups, now: request.now },
    problems: [...lookupHints(sent, request), ...dedupeHints(request)],
  };
}

/** The range with both sides; what is open begins with the oldest data and ends now. */
function cloudRange({
  range,
  cloud,
  now,
}: CloudRequest): { readonly range: CloudSlice } | { readonly problem: RunProblem } {
  const read = readRange(range ?? (cloud ?? defaultCloudSettings).defaultRange, now);
  if ('problem' in read) return read;
  const start = Math.max(read.range?.start ?? EARLIEST, 0);
  const end = read.range?.end ?? now;
  return end > start ? { range: { start, end } } : { problem: emptyRange };
}

/** The commands without directives and separators; other comments between them stay. */
function withoutOurs(text: TracedText, { body }: Query): TracedText {
  const inside = tracedSlice(text, body);
  const edits = parseQueryFile(inside.text)
    .comments.filter(({ kind }) => kind !== 'plain')
    .map((comment) => removal(inside.text, comment));
  return editTraced(inside, edits);
}

/** A comment with the line that it stands on alone. */
function removal(text: string, { span }: Comment): TextEdit {
  const lineStart = text.lastIndexOf('\n', span.start - 1) + 1;
  const isAlone = text.slice(lineStart, span.start).trim() === '';
  const lineEnd = /^\r?\n/.exec(text.slice(span.end))?.[0].length ?? 0;
  return isAlone
    ? { span: { start: lineStart, end: span.end + lineEnd }, text: '' }
    : { span, text: '' };
}

/** CloudWatch's quota for the log groups of a query that names them one by one (guide). */
const MOST_GROUPS = 50;

function tooManyGroups(
  { source }: CloudRequest,
  logGroups: ReadyCloudQuery['logGroups'],
): RunProblem | undefined {
  if (logGroups === 'inQuery') return undefined;
  const chosen = logGroups === undefined ? source.places : [{ ...source.places[0], logGroups }];
  const crowded = chosen.find((place) => place.logGroups.length > MOST_GROUPS);
  if (crowded === undefined) return undefined;
  const where = crowded.region === undefined ? '' : ` in ${crowded.region}`;
  return {
    code: 'too-many-log-groups',
    severity: 'error',
    message: `"${source.name}" has ${crowded.logGroups.length} log groups${where}, and CloudWatch takes at most ${MOST_GROUPS} for one query; make two sources of it, or begin the query with SOURCE logGroups(namePrefix: ['...'])`,
  };
}

function tooLong({ text }: TracedText): RunProblem {
  return {
    code: 'query-too-long',
    severity: 'error',
    message: `this query has ${text.length} characters with its parameters filled in and may have at most ${LONGEST_TEXT}, since CloudWatch takes ${QUOTA} and CTQ adds a comment of ${MARK_LENGTH}; shorten it`,
  };
}

const emptyRange: RunProblem = {
  code: 'invalid-range',
  severity: 'error',
  message: 'the range ends before it begins, or before 2018-11-05, where CloudWatch begins',
};

const lost: RunProblem = {
  code: 'query-empty',
  severity: 'error',
  message: 'nothing is left of the query without its comments; write a command',
};
