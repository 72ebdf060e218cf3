import type { CommandEntry } from '../../catalogue/commands.ts';
import type { Command, Query } from '../../syntax/ast.ts';
import type { Span } from '../../text/span.ts';
import { commandsAround } from '../commands-around.ts';
import { commandSuggestions } from './command-suggestions.ts';
import type { Suggestion } from './suggestion.ts';

/** A place where a command may begin. */
export interface CommandPlace {
  readonly query: Query | undefined;
  readonly word: Span;
}

type Kind = Command['kind'];

/** The commands that may stand at a place, those that usually come there first. */
export const commandsAfter = (
  place: CommandPlace,
  before: '' | '| ',
  rank: number,
): readonly Suggestion[] => {
  const { isLegal, order } = orderAt(place);
  const suggestions = commandSuggestions(before, rank, (entry) => isUsual(entry) && isLegal(entry));
  const placeOf = ({ filter }: Suggestion): number => {
    const index = order.findIndex((name) => name === filter);
    return index < 0 ? order.length : index;
  };
  return suggestions.toSorted((a, b) => placeOf(a) - placeOf(b));
};

/** `SOURCE` can stand only first. */
const isUsual = ({ name }: CommandEntry): boolean => name !== 'SOURCE';

export interface CommandOrder {
  /** True for a command that CloudWatch does not refuse there. */
  readonly isLegal: (entry: CommandEntry) => boolean;
  /** The likeliest commands, in order. */
  readonly order: readonly string[];
}

export const orderAt = ({ query, word }: CommandPlace): CommandOrder => {
  const commands = commandsAround(query?.commands ?? [], word.start);
  const kinds = commands
    .filter(({ nameSpan }) => nameSpan.start < nameSpan.end && nameSpan.end <= word.start)
    .map(({ kind }) => kind);
  const behind = commands.filter(({ nameSpan }) => nameSpan.start > word.end);
  const later = behind.map(({ kind }) => kind);
  return {
    isLegal: ({ name }) => !(refusals.get(name)?.(kinds, later) ?? refusedByDefault(kinds)),
    order: usualAfter(kinds.at(-1)),
  };
};

/** Whether a command is refused between others, by their kinds. */
type Refusal = (before: readonly Kind[], behind: readonly Kind[]) => boolean;

/** Behind `dedup` there may be only a limit. */
const refusedByDefault = (before: readonly Kind[]): boolean => before.includes('dedup');

const refusals: ReadonlyMap<string, Refusal> = new Map<string, Refusal>([
  [
    'stats',
    (before) => before.some((kind) => kind === 'sort' || kind === 'limit' || kind === 'dedup'),
  ],
  ['sort', (before, behind) => before.includes('dedup') || behind.includes('stats')],
  ['limit', (_, behind) => behind.includes('stats')],
  ['pattern', (before) => before.includes('sort') || before.includes('dedup')],
  ['diff', (before) => before.at(-1) !== 'pattern'],
  ['anomaly', (before) => before.at(-1) !== 'pattern'],
  ['join', (before) => before.includes('join') || before.includes('dedup')],
  ['fillmissing', (before) => !before.includes('stats')],
  ['estimate', (_, behind) => behind.length > 0],
  ['appendcols', (before) => before.includes('dedup') || before.every((kind) => kind === 'source')],
]);

const usualAfter = (kind: Kind | undefined): readonly string[] => {
  switch (kind) {
    case undefined:
    case 'source':
      return ['fields', 'filter', 'stats', 'parse'];
    case 'fields':
      return ['filter', 'sort', 'limit', 'stats', 'parse'];
    case 'filter':
    case 'filterIndex':
      return ['stats', 'fields', 'sort', 'limit', 'filter', 'display', 'parse', 'dedup'];
    case 'parse':
    case 'json':
    case 'unnest':
      return ['filter', 'stats', 'fields', 'display', 'parse'];
    case 'stats':
      return ['sort', 'limit', 'filter', 'stats', 'fillmissing', 'display'];
    case 'sort':
      return ['limit', 'display', 'dedup', 'filter'];
    case 'limit':
      return ['display'];
    case 'display':
      return ['sort', 'limit'];
    case 'pattern':
      return ['sort', 'diff', 'anomaly', 'limit'];
    case 'dedup':
      return ['limit', 'estimate'];
    default:
      return ['filter', 'stats', 'sort', 'limit', 'fields', 'display'];
  }
};
