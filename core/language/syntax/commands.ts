import type { IToken } from 'chevrotain';
import { commandEntry, commands } from '../catalogue/commands.ts';
import { type Problem, problem } from '../problems/problem.ts';
import { nearest } from '../text/nearest.ts';
import { cover, span } from '../text/span.ts';
import type { Command } from './ast.ts';
import type { CommandBody } from './command-builder.ts';
import { CommandParser, type CommandRule } from './command-parser.ts';
import { commandName, isCommandStart } from './command-start.ts';
import { placeOf } from './lexer.ts';
import { newSegment, type Segment } from './segment.ts';
import { splitAtPipes } from './split.ts';
import { Identifier, SavedQuery, UnknownCharacter } from './tokens.ts';

/** The file's text and the list that problems are added to. */
export interface ParseContext {
  readonly text: string;
  readonly problems: Problem[];
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
  if (name.tokenType === SavedQuery) {
    context.problems.push(
      problem('unsupported-syntax', placeOf(name), { what: `the saved query ${name.image}` }),
    );
    return { command: unsupported(context, name, tokens), end: tokens.length };
  }
  const known = name.tokenType === Identifier ? commandName(name.image) : undefined;
  const rule = known === undefined ? undefined : rules.get(known);
  if (rule !== undefined) {
    return supported(context, rule, tokens);
  }
  if (known !== undefined) {
    context.problems.push(problem('unsupported-command', placeOf(name), { name: name.image }));
    return { command: unsupported(context, name, tokens), end: tokens.length };
  }
  return unknown(context, name, tokens);
};

const rules: ReadonlyMap<string, CommandRule> = new Map([
  ['fields', 'fields'],
  ['display', 'display'],
  ['filter', 'filter'],
  ['where', 'filter'],
  ['parse', 'parse'],
  ['stats', 'stats'],
  ['sort', 'sort'],
  ['limit', 'limit'],
  ['dedup', 'dedup'],
]);

let parser: CommandParser | undefined;

const supported = (context: ParseContext, rule: CommandRule, tokens: readonly IToken[]): Parsed => {
  parser ??= new CommandParser(true);
  const known = tokens.filter(({ tokenType }) => tokenType !== UnknownCharacter);
  const segment = newSegment(context.text, rule, context.problems);
  reportUnknownCharacters(segment, tokens);
  const { body, end } = parser.read(rule, known, segment);
  const next = nextCommand(context.text, tokens, known[end]);
  reportRest(segment, known.slice(end), tokens[next]);
  return { command: finish(body, segment, tokens.slice(0, next)), end: next };
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

const unsupported = ({ text }: ParseContext, name: IToken, tokens: readonly IToken[]): Command => {
  const common = commonPart(tokens);
  const rest = text.slice(placeOf(name).end, common.span.end).trim();
  return { kind: 'unsupported', ...common, incomplete: false, text: rest };
};

const unknown = (context: ParseContext, name: IToken, tokens: readonly IToken[]): Parsed => {
  const end = nextCommand(context.text, tokens, tokens[1]);
  const where = placeOf(name);
  if (name.tokenType === Identifier) {
    const meant = foreignNames.get(name.image.toLowerCase()) ?? nearest(name.image, commandNames);
    context.problems.push(problem('unknown-command', where, { name: name.image, nearest: meant }));
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

const commandNames: readonly string[] = commands
  .filter(({ name }) => commandEntry(name)?.support === 'full')
  .map(({ name }) => name);

/** What other query languages call it, and what Logs Insights once did (reference 1.11). */
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
