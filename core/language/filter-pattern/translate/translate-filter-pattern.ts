import type { Problem } from '../../problems/problem.ts';
import type { FilterPattern } from '../pattern.ts';
import { conditionText, type QueryCondition } from './query-condition.ts';
import { translateDelimited } from './translate-delimited.ts';
import { translateJson } from './translate-json.ts';
import { translateText } from './translate-text.ts';

/** A filter pattern in the language of queries. */
export interface Translation {
  /** Commands that let the same events pass; none where the pattern lets everything pass. */
  readonly commands: readonly string[];
  /** Where a query does not say quite the same, or can't. */
  readonly problems: readonly Problem[];
}

/**
 * Commands of Logs Insights, for CloudWatch as for the local engine, that pick the events which a
 * filter pattern without errors matches. What is different about missing fields is written out.
 */
export const translateFilterPattern = (pattern: FilterPattern): Translation => {
  const problems: Problem[] = [];
  return { commands: commandsOf(pattern, problems), problems };
};

/** A whole query that shows the events which the pattern matches. */
export const toQuery = (pattern: FilterPattern): string => {
  const { commands } = translateFilterPattern(pattern);
  return commands.length === 0 ? EVERYTHING : joinCommands(commands);
};

export const joinCommands = (commands: readonly string[]): string => commands.join('\n| ');

/** A query has to have a command: this one shows every event. */
export const EVERYTHING = 'fields @timestamp, @message';

const commandsOf = (pattern: FilterPattern, problems: Problem[]): readonly string[] => {
  switch (pattern.kind) {
    case 'text':
      return filterCommand(translateText(pattern));
    case 'json':
      return filterCommand(translateJson(pattern, problems));
    case 'delimited':
      return translateDelimited(pattern);
  }
};

const filterCommand = (condition: QueryCondition | undefined): readonly string[] =>
  condition === undefined ? [] : [`filter ${conditionText(condition)}`];
