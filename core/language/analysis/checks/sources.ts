import { type Problem, problem } from '../../problems/problem.ts';
import type {
  LogGroupsSelection,
  LogGroupTagsSelection,
  SourceSelection,
  TextLiteral,
} from '../../syntax/ast.ts';
import type { Span } from '../../text/span.ts';
import type { Check } from '../context.ts';

/** More than CloudWatch takes at once, and classes of log groups that there are none of (2.14). */
export const checkSources: Check = ({ query: { commands } }) => {
  const selections = commands.flatMap((command) =>
    command.kind === 'source' ? command.selections : [],
  );
  const names = selections.filter(({ kind }) => kind === 'name').map(({ span }) => span);
  return [
    ...tooMany(names, 'log groups', MOST_LOG_GROUPS),
    ...selections.flatMap(selectionProblems),
  ];
};

const MOST_LOG_GROUPS = 50;
const MOST_PREFIXES = 5;
const MOST_ACCOUNTS = 20;
const MOST_DATA_SOURCES = 10;
const MOST_TAG_FILTERS = 5;
const MOST_TAG_VALUES = 5;

/** The first one that is too many is where the message stands. */
const tooMany = (spans: readonly Span[], what: string, limit: number): readonly Problem[] => {
  const first = spans[limit];
  return first === undefined ? [] : [problem('too-many-selected', first, { what, limit })];
};

const selectionProblems = (selection: SourceSelection): readonly Problem[] => {
  switch (selection.kind) {
    case 'name':
      return [];
    case 'logGroups':
      return logGroupsProblems(selection);
    case 'dataSource':
      return tooMany(spansOf(selection.names), 'data sources', MOST_DATA_SOURCES);
    case 'logGroupTags':
      return tagProblems(selection);
  }
};

const logGroupsProblems = (selection: LogGroupsSelection): readonly Problem[] => [
  ...tooMany(spansOf(selection.namePrefixes), 'prefixes', MOST_PREFIXES),
  ...tooMany(spansOf(selection.accountIdentifiers), 'accounts', MOST_ACCOUNTS),
  ...selection.classes.flatMap(({ value, span }) =>
    CLASSES.includes(value) || value.includes('{{')
      ? []
      : problem('unknown-log-class', span, { text: value }),
  ),
];

const CLASSES = ['STANDARD', 'INFREQUENT_ACCESS'];

const tagProblems = ({ filters }: LogGroupTagsSelection): readonly Problem[] => [
  ...tooMany(spansOf(filters), 'tag filters', MOST_TAG_FILTERS),
  ...filters.flatMap(({ values }) => tooMany(spansOf(values), 'values of a tag', MOST_TAG_VALUES)),
];

const spansOf = (nodes: readonly Pick<TextLiteral, 'span'>[]): readonly Span[] =>
  nodes.map(({ span }) => span);
