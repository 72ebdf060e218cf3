import type { IToken } from 'chevrotain';
import { inOrder, type Problem, problem } from '../problems/problem.ts';
import { commentAt, directiveOf } from '../query-file/comments.ts';
import { filterPatternOf } from '../query-file/filter-pattern.ts';
import { ignoresOf } from '../query-file/ignores.ts';
import { type Section, sectionsOf } from '../query-file/sections.ts';
import { titleOf } from '../query-file/title.ts';
import { isText } from '../text/is-text.ts';
import { type Span, span } from '../text/span.ts';
import type { Command, Comment, Directive, Ignore, Query, QueryFile } from './ast.ts';
import { parseCommands } from './commands.ts';
import { type Lexed, lex, placeOf } from './lexer.ts';
import {
  ForeignComment,
  Regex,
  UnterminatedName,
  UnterminatedRegex,
  UnterminatedText,
} from './tokens.ts';

/** Larger files are not read: nobody writes them, and an editor has to answer at once. */
const LARGEST_FILE = 1_000_000;

/** The tree of a query file. Never throws; what could not be understood is in its problems. */
export const parseQueryFile = (text: string): QueryFile => {
  const why = unreadableReason(text);
  return why === undefined
    ? joinSections(sectionsOf(text).map((section) => parseSection(text, section)))
    : unreadable(why);
};

/** Why a text is not read at all; undefined for one that is. */
export const unreadableReason = (text: string): Problem | undefined => {
  if (text.length > LARGEST_FILE) {
    return problem('file-too-large', span(0, 0), { size: text.length, limit: LARGEST_FILE });
  }
  return isText(text) ? undefined : problem('file-not-text', span(0, 0), {});
};

/** The file that sections make, given in order. */
export const joinSections = (sections: readonly ParsedSection[]): QueryFile => {
  const comments = sections.flatMap((section) => section.comments);
  const problems = sections.flatMap((section) => section.problems);
  const queries = sections.flatMap(({ query }) => query ?? []);
  const alone = queries.length === 0 ? sections[0]?.alone : undefined;
  return alone === undefined
    ? {
        directives: sections.flatMap(({ fileDirectives }) => fileDirectives),
        ignores: sections.flatMap(({ fileIgnores }) => fileIgnores),
        queries,
        comments,
        problems,
      }
    : { directives: [], ignores: [], queries: [alone], comments, problems };
};

/** A file of which nothing is read. */
export const unreadable = (why: Problem): QueryFile => ({
  directives: [],
  ignores: [],
  queries: [],
  comments: [],
  problems: [why],
});

/** What a section of a file says. It depends on the section's text alone, but for its place. */
export interface ParsedSection {
  /** Undefined for what stands above the first query. */
  readonly query: Query | undefined;
  /**
   * The query that a filter pattern without commands makes where the file has no other. Only the
   * first section of a file can be one.
   */
  readonly alone?: Query | undefined;
  readonly fileDirectives: readonly Directive[];
  readonly fileIgnores: readonly Ignore[];
  readonly comments: readonly Comment[];
  /** In order of place. */
  readonly problems: readonly Problem[];
}

/** One section of a file; its places count from the start of the file. */
export const parseSection = (text: string, section: Section): ParsedSection => {
  const problems: Problem[] = [];
  const lexed = lex(text, section.span.start, section.span.end);
  reportUnfinished(lexed, problems);
  const comments = lexed.comments.map((token) => commentAt(text, token.image, token.startOffset));
  const directives = comments.flatMap((comment) => directiveOf(text, comment) ?? []);
  const ignores = comments.flatMap((comment) => ignoresOf(text, comment));
  const commands = parseCommands({ text, problems }, lexed.tokens);
  const common = { comments, problems: inOrder(problems) };
  if (section.separator !== undefined) {
    const query = makeQuery(text, section, { comments, directives, ignores, commands });
    return { ...common, query, fileDirectives: [], fileIgnores: [] };
  }
  // What stands above the first query is said of the file, what stands inside it of the query.
  const [first] = commands;
  const isAbove = (said: { readonly span: Span }): boolean =>
    said.span.start < (first?.span.start ?? section.span.end);
  const isInside = (said: { readonly span: Span }): boolean => !isAbove(said);
  const own = { directives: directives.filter(isInside), ignores: ignores.filter(isInside) };
  return {
    ...common,
    query: first && makeQuery(text, section, { comments, ...own, commands }),
    alone:
      first === undefined && filterPatternOf(directives) !== undefined
        ? makeQuery(text, section, { comments, directives, ignores, commands })
        : undefined,
    fileDirectives: directives.filter(isAbove),
    fileIgnores: ignores.filter(isAbove),
  };
};

interface Parts {
  readonly comments: readonly Comment[];
  readonly directives: readonly Directive[];
  readonly ignores: readonly Ignore[];
  readonly commands: readonly Command[];
}

const makeQuery = (text: string, section: Section, parts: Parts): Query => {
  const { directives, ignores, commands } = parts;
  const pattern = commands.length === 0 ? filterPatternOf(directives)?.valueSpan : undefined;
  const start = commands[0]?.span.start ?? pattern?.start ?? section.span.end;
  const end = commands.findLast(({ name }) => name !== '')?.span.end ?? pattern?.end ?? start;
  const body = span(start, Math.max(start, end));
  const first = commands[0]?.span ?? body;
  const title = titleOf({ text, section, comments: parts.comments, first });
  return { span: section.span, body, ...title, directives, ignores, commands };
};

/** Texts, names and expressions without an end, and comments that are none. */
const reportUnfinished = ({ tokens, comments }: Lexed, problems: Problem[]): void => {
  for (const token of tokens) {
    const found = unfinished(token);
    if (found !== undefined) {
      problems.push(found);
    }
  }
  for (const token of comments) {
    if (token.tokenType === ForeignComment) {
      const sign = token.image.slice(0, 2);
      problems.push(problem('foreign-comment', placeOf(token), { sign }));
    }
  }
};

const unfinished = (token: IToken): Problem | undefined => {
  switch (token.tokenType) {
    case UnterminatedText:
    case UnterminatedName:
      return problem('unterminated-text', placeOf(token), { quote: token.image.charAt(0) });
    case Regex:
      return flagged(token);
    case UnterminatedRegex:
      return problem('unterminated-regex', placeOf(token), {});
    default:
      return undefined;
  }
};

/** CloudWatch knows `(?i)`; flags behind the expression come from other languages. */
const flagged = (token: IToken): Problem | undefined => {
  const flags = /\/([a-z]+)$/.exec(token.image)?.[1];
  return flags === undefined ? undefined : problem('regex-flags', placeOf(token), { flags });
};
