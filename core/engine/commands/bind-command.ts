import type { Command } from '#language/syntax/ast.ts';
import type { CommandPlace } from './command-place.ts';
import { bindDedup } from './dedup.ts';
import { bindFields } from './fields.ts';
import { bindFilter } from './filter.ts';
import { bindLimit } from './limit.ts';
import { bindParse } from './parse.ts';
import { bindSort } from './sort.ts';
import { bindStats } from './stats.ts';

/**
 * Adds a command to the plan. Queries with errors are not run, so commands that CTQ does not know
 * how to run are never met here; they would change nothing.
 */
export const bindCommand = (command: Command, place: CommandPlace): void => {
  switch (command.kind) {
    case 'fields':
    case 'display':
      return bindFields(command, place);
    case 'filter':
      return bindFilter(command, place);
    case 'parse':
      return bindParse(command, place);
    case 'stats':
      return bindStats(command, place);
    case 'sort':
      return bindSort(command, place);
    case 'limit':
      return bindLimit(command, place);
    case 'dedup':
      return bindDedup(command, place);
    case 'unsupported':
    case 'unknown':
      return undefined;
  }
};
