import type { IToken } from 'chevrotain';
import { type Problem, problem } from '../problems/problem.ts';
import { commentAt, directiveOf } from '../query-file/comments.ts';
import { type Section, sectionsOf } from '../query-file/sections.ts';
import { titleOf } from '../query-file/title.ts';
import { isText } from '../text/is-text.ts';
import { span } from '../text/span.ts';
import type { Command, Comment, Directive, Query, QueryFile } from './ast.ts';
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
  if (text.length > LARGEST_FILE) {
    return unreadable(
      problem('file-too-large', span(0, 0), { size: text.length, limit: LARGEST_FILE }),
    );
  }
  if (!isText(text)) {
    return unreadable(problem('file-not-text', span(0, 0), {}));
  }
  const problems: Problem[] = [];
  const parts = sectionsOf(text).map((section) => parseSection(text, section, problems));
  return {
    directives: parts.flatMap(({ fileDirectives }) => fileDirectives),
    queries: parts.flatMap(({ query }) => query ?? []),
    comments: parts.flatMap(({ comments }) => comments),
    problems: problems.toSorted((a, b) => a.span.start - b.span.start || a.span.end - b.span.end),
  };
};

const unreadable = (why: Problem): QueryFile => ({
  directives: [],
  queries: [],
  comments: [],
  problems: [why],
});

interface ParsedSection {
  readonly query: Query | undefined;
  readonly fileDirectives: readonly Directive[];
  readonly comments: readonly Comment[];
}

const parseSection = (text: string, section: Section, problems: Problem[]): ParsedSection => {
  const lexed = lex(text, section.span.start, section.span.end);
  reportUnfinished(lexed, problems);
  const comments = lexed.comments.map((token) => commentAt(text, token.image, token.startOffset));
  const directives = comments.flatMap((comment) => directiveOf(text, comment) ?? []);
  const commands = parseCommands({ text, problems }, lexed.tokens);
  if (section.separator !== undefined) {
    const query = makeQuery(text, section, { comments, directives, commands });
    return { query, fileDirectives: [], comments };
  }
  // Directives above the first query are the file's, those inside it are its own.
  const [first] = commands;
  const above = first?.span.start ?? section.span.end;
  const own = directives.filter((directive) => directive.span.start >= above);
  return {
    query: first && makeQuery(text, section, { comments, directives: own, commands }),
    fileDirectives: directives.filter((directive) => directive.span.start < above),
    comments,
  };
};

interface Parts {
  readonly comments: readonly Comment[];
  readonly directives: readonly Directive[];
  readonly commands: readonly Command[];
}

const makeQuery = (text: string, section: Section, parts: Parts): Query => {
  const { directives, commands } = parts;
  const start = commands[0]?.span.start ?? section.span.end;
  const end = commands.findLast(({ name }) => name !== '')?.span.end ?? start;
  const body = span(start, Math.max(start, end));
  const first = commands[0]?.span ?? body;
  const title = titleOf({ text, section, comments: parts.comments, first });
  return { span: section.span, body, ...title, directives, commands };
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
