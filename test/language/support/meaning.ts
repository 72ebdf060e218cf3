import { parseQueryFile } from '../../../core/language/syntax/parse.ts';

/**
 * What a file means, to compare it with another spelling of it: the tree without places, without
 * the case of names that have none, without the titles of queries that nobody has named, and the
 * comments.
 */
export const meaningOf = (text: string): unknown => {
  const { queries, directives, comments } = parseQueryFile(text);
  const commands = queries.map((query) => ({
    title: query.titleSpan.start < query.body.start ? query.title : '',
    directives: query.directives,
    commands: query.commands,
  }));
  const prose = comments.map(({ kind, text: content }) => ({
    kind,
    text: content.replace(/\s+/g, ' '),
  }));
  const tree: unknown = JSON.parse(
    JSON.stringify({ directives, commands, prose }, withoutSpelling),
  );
  return tree;
};

const PLACES = /^(?:span|.*Span|text)$/;

function withoutSpelling(this: unknown, key: string, value: unknown): unknown {
  const node = this as { readonly kind?: string };
  // The text of a comment is what it means; that of a call is not.
  const isComment = ['plain', 'directive', 'separator'].includes(node.kind ?? '');
  if (PLACES.test(key) && !(key === 'text' && isComment)) {
    return undefined;
  }
  // What options mean is in the other properties of the command.
  if (key === 'options') {
    return undefined;
  }
  if (key === 'name' && typeof value === 'string' && FREE_OF_CASE.has(node.kind ?? '')) {
    return value.toLowerCase();
  }
  return value;
}

/** Nodes whose name is a word of the language: functions and commands. */
const FREE_OF_CASE: ReadonlySet<string> = new Set([
  'call',
  'fields',
  'display',
  'filter',
  'parse',
  'stats',
  'sort',
  'limit',
  'dedup',
  'source',
  'filterIndex',
  'json',
  'pattern',
  'diff',
  'anomaly',
  'unnest',
  'expand',
  'lookup',
  'cidrlookup',
  'join',
  'relevantfields',
  'addtotals',
  'accum',
  'appendcols',
  'autoregress',
  'filldown',
  'fillmissing',
  'outlier',
  'sessionize',
  'countFrequent',
  'logcompare',
  'estimate',
]);
