import { parseFilterPattern } from '../filter-pattern/parse-filter-pattern.ts';
import {
  EVERYTHING,
  joinCommands,
  translateFilterPattern,
} from '../filter-pattern/translate/translate-filter-pattern.ts';
import type { Problem } from '../problems/problem.ts';
import type { Command, Directive, Query } from '../syntax/ast.ts';

/** What a `@filter-pattern` says: commands that narrow a query, and what is wrong with it. */
export interface Narrowing {
  /** None where the pattern lets every event pass. */
  readonly commands: readonly string[];
  /** Of the pattern and of its translation, at their places in the file. */
  readonly problems: readonly Problem[];
}

/** The directive that counts: the last one, since a query's own come after the file's. */
export const filterPatternOf = (directives: readonly Directive[]): Directive | undefined =>
  directives.findLast(({ name, value }) => isFilterPattern(name) && value !== '');

export const isFilterPattern = (directive: string): boolean =>
  directive.toLowerCase() === 'filter-pattern';

/** Reads the pattern of a directive. */
export const narrowingOf = ({ value, valueSpan }: Directive): Narrowing => {
  const { pattern, problems } = parseFilterPattern(value, valueSpan.start);
  const translation = translateFilterPattern(pattern);
  return { commands: translation.commands, problems: [...problems, ...translation.problems] };
};

/** True for a query that has something to run: commands, or a pattern that stands for them. */
export const canRun = ({ commands, directives }: Query): boolean =>
  commands.length > 0 || filterPatternOf(directives) !== undefined;

/**
 * The text of a query whose events are first narrowed: the commands stand before its own, but
 * behind those that say where events come from. Without commands of its own they are the query.
 */
export const narrowedText = (text: string, query: Query, narrowing: readonly string[]): string => {
  const { body, commands } = query;
  if (commands.length === 0) {
    return narrowing.length === 0 ? EVERYTHING : joinCommands(narrowing);
  }
  const own = text.slice(body.start, body.end);
  if (narrowing.length === 0) {
    return own;
  }
  const first = commands.findIndex(({ kind }) => !SOURCES.has(kind));
  const last = commands[(first < 0 ? commands.length : first) - 1];
  if (last === undefined) {
    return joinCommands([...narrowing, own]);
  }
  const place = last.span.end;
  return joinCommands([text.slice(body.start, place), ...narrowing]) + text.slice(place, body.end);
};

/** Commands that events come from. */
const SOURCES: ReadonlySet<Command['kind']> = new Set<Command['kind']>(['source', 'savedQuery']);
