import type { IToken } from 'chevrotain';
import { commands } from '../catalogue/commands.ts';
import { functionMeaning } from '../catalogue/functions.ts';
import { type Problem, problem } from '../problems/problem.ts';
import { nearest } from '../text/nearest.ts';
import { cover, type Span, span } from '../text/span.ts';
import type { Command } from './ast.ts';
import type { CommandBody } from './command-builder.ts';
import { CommandParser, type CommandRule } from './command-parser.ts';
import { commandName, isCommandStart } from './command-start.ts';
import { placeOf } from './lexer.ts';
import { DEEPEST_QUERIES, newSegment, type Segment } from './segment.ts';
import { splitAtPipes } from './split.ts';
import { Identifier, SavedQuery, UnknownCharacter } from './tokens.ts';

/** The file's text and the list that problems are added to. */
export interface ParseContext {
  readonly text: string;
  readonly problems: Problem[];
  /** In how many queries in parentheses the commands stand: none if left out. */
  readonly depth?: number;
}

/** The commands of one query. */
export const parseCommands = (context: ParseContext, tokens: readonly IToken[]): Command[] => {
  if (tokens.length === 0) {
    return [];
  }
  return splitAtPipes(context.text, tokens).flatMap((segment) => {
    if (segment.tokens.length > 0) {
      return parseSegment(context, segment.tokens);
    }
    // A query may begin with a pipe.
    return segment.pipe === undefined ? [] : emptyCommand(context, segment.pipe);
  });
};

/** A command that is not there; its place is right after the pipe. */
const emptyCommand = ({ problems }: ParseContext, pipe: IToken): Command => {
  problems.push(problem('empty-command', placeOf(pipe), {}));
  const { end } = placeOf(pipe);
  const where = span(end, end);
  return { kind: 'unknown', span: where, name: '', nameSpan: where, incomplete: true };
};

/** Whoever has forgotten more pipes than this has not written a query. */
const MOST_FORGOTTEN = 100;

/** The command between two pipes; more than one where a pipe was forgotten. */
const parseSegment = (context: ParseContext, tokens: readonly IToken[]): Command[] => {
  const parsed: Command[] = [];
  let rest = tokens;
  while (rest.length > 0 && parsed.length < MOST_FORGOTTEN) {
    const { command, end } = parseCommand(context, rest);
    parsed.push(command);
    rest = rest.slice(end);
    const next = rest[0];
    if (next !== undefined) {
      context.problems.push(problem('missing-pipe', placeOf(next), { name: next.image }));
    }
  }
  return parsed;
};

interface Parsed {
  readonly command: Command;
  /** How many tokens belong to it. */
  readonly end: number;
}

const parseCommand = (context: ParseContext, tokens: readonly IToken[]): Parsed => {
  const name = tokens[0];
  if (name === undefined) {
    throw new Error('a command has at least one token');
  }
  const known = name.tokenType === Identifier ? commandName(name.image) : undefined;
  const rule = name.tokenType === SavedQuery ? 'savedQuery' : rules.get(known ?? '');
  return rule === undefined ? unknown(context, name, tokens) : whole(context, rule, tokens);
};

/** The rule of each command of the catalogue. */
const rules: ReadonlyMap<string, CommandRule> = new Map<string, CommandRule>([
  ['SOURCE', 'source'],
  ['fields', 'fields'],
  ['display', 'display'],
  ['filter', 'filter'],
  ['where', 'filter'],
  ['filterIndex', 'filterIndex'],
  ['parse', 'parse'],
  ['json', 'json'],
  ['stats', 'stats'],
  ['sort', 'sort'],
  ['limit', 'limit'],
  ['dedup', 'dedup'],
  ['pattern', 'pattern'],
  ['diff', 'diff'],
  ['anomaly', 'anomaly'],
  ['unnest', 'unnest'],
  ['expand', 'expand'],
  ['lookup', 'lookup'],
  ['cidrlookup', 'cidrlookup'],
  ['join', 'join'],
  ['relevantfields', 'relevantfields'],
  ['addtotals', 'addtotals'],
  ['accum', 'accum'],
  ['appendcols', 'appendcols'],
  ['autoregress', 'autoregress'],
  ['filldown', 'filldown'],
  ['fillmissing', 'fillmissing'],
  ['outlier', 'outlier'],
  ['sessionize', 'sessionize'],
  ['countFrequent', 'countFrequent'],
  ['count_frequent', 'countFrequent'],
  ['logcompare', 'logcompare'],
  ['estimate', 'estimate'],
]);

let parser: CommandParser | undefined;

const whole = (context: ParseContext, rule: CommandRule, tokens: readonly IToken[]): Parsed => {
  parser ??= new CommandParser(true);
  const known = tokens.filter(({ tokenType }) => tokenType !== UnknownCharacter);
  const segment = newSegment(context.text, rule, context.problems);
  reportUnknownCharacters(segment, tokens);
  const { body, end } = parser.read(rule, known, segment);
  const next = nextCommand(context.text, tokens, known[end]);
  reportRest(segment, known.slice(end), tokens[next]);
  readQueries(context, segment);
  return { command: finish(body, segment, tokens.slice(0, next)), end: next };
};

/** The commands of the queries in parentheses, each read by the same rules. */
const readQueries = (context: ParseContext, { queries }: Segment): void => {
  const depth = (context.depth ?? 0) + 1;
  for (const { tokens, commands } of queries) {
    const [first] = tokens;
    if (depth <= DEEPEST_QUERIES) {
      commands.push(...parseCommands({ ...context, depth }, tokens));
    } else if (first !== undefined) {
      const limit = DEEPEST_QUERIES;
      context.problems.push(problem('nesting-too-deep', placeOf(first), { limit }));
    }
  }
};

/** One message for each run of characters that no token has. */
const reportUnknownCharacters = (segment: Segment, tokens: readonly IToken[]): void => {
  let run: { start: number; end: number } | undefined;
  const report = (): void => {
    if (run !== undefined) {
      const text = segment.text.slice(run.start, run.end);
      segment.problems.push(problem('unexpected-character', run, { text }));
      segment.incomplete = true;
    }
  };
  for (const token of tokens) {
    if (token.tokenType === UnknownCharacter) {
      const { start, end } = placeOf(token);
      if (run?.end !== start) {
        report();
        run = { start, end };
      }
      run.end = end;
    }
  }
  report();
};

/** Where a command begins that the author has forgotten the pipe before; else the end. */
const nextCommand = (text: string, tokens: readonly IToken[], from: IToken | undefined): number => {
  const start = from === undefined ? tokens.length : Math.max(1, tokens.indexOf(from));
  for (let index = start; index < tokens.length; index += 1) {
    if (isCommandStart(text, tokens[index - 1], tokens[index], tokens[index + 1])) {
      return index;
    }
  }
  return tokens.length;
};

/** What follows a command that is whole belongs to nothing. */
const reportRest = (segment: Segment, rest: readonly IToken[], next: IToken | undefined): void => {
  const first = rest[0];
  if (first === undefined || first === next) {
    return;
  }
  segment.incomplete = true;
  const where = placeOf(first);
  const last = segment.problems.at(-1);
  if (!segment.quiet && last?.span.start !== where.start) {
    segment.problems.push(
      problem('syntax-error', where, {
        expected: 'the end of the command',
        found: `"${first.image}"`,
      }),
    );
  }
};

const finish = (body: CommandBody, segment: Segment, tokens: readonly IToken[]): Command => {
  const common = { ...commonPart(tokens), incomplete: segment.incomplete };
  return { ...common, ...body };
};

const commonPart = (tokens: readonly IToken[]) => {
  const [name] = tokens;
  const last = tokens.at(-1);
  if (name === undefined || last === undefined) {
    throw new Error('a command has at least one token');
  }
  return {
    span: cover(placeOf(name), placeOf(last)),
    name: name.image,
    nameSpan: placeOf(name),
  };
};

const unknown = (context: ParseContext, name: IToken, tokens: readonly IToken[]): Parsed => {
  const end = nextCommand(context.text, tokens, tokens[1]);
  const where = placeOf(name);
  if (name.tokenType === Identifier) {
    context.problems.push(unknownName(name.image, where));
  } else {
    context.problems.push(
      problem('syntax-error', where, {
        expected: 'a command, such as fields, filter or stats',
        found: `"${name.image}"`,
      }),
    );
  }
  const common = commonPart(tokens.slice(0, end));
  const word = name.tokenType === Identifier ? name.image : '';
  return { command: { kind: 'unknown', ...common, name: word, incomplete: true }, end };
};

const unknownName = (name: string, where: Span): Problem => {
  const called = functionMeaning(name);
  if (called !== undefined) {
    const command = called.kind === 'aggregate' ? 'stats' : 'fields';
    return problem('function-as-command', where, { name, works: `${command} ${called.name}(…)` });
  }
  const meant = foreignNames.get(name.toLowerCase()) ?? nearest(name, commandNames);
  return problem('unknown-command', where, { name, nearest: meant });
};

const commandNames: readonly string[] = commands.map(({ name }) => name);

/** What other query languages call it, and what Logs Insights once did (guide). */
const foreignNames: ReadonlyMap<string, string> = new Map([
  ['head', 'limit'],
  ['tail', 'limit'],
  ['take', 'limit'],
  ['top', 'limit'],
  ['search', 'filter'],
  ['having', 'filter'],
  ['select', 'fields'],
  ['project', 'fields'],
  ['extend', 'fields'],
  ['eval', 'fields'],
  ['summarize', 'stats'],
  ['group', 'stats'],
]);
