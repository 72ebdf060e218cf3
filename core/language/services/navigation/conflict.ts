import type { QuerySymbols } from '../../analysis/symbols/query-symbols.ts';
import type { NameSymbol } from '../../analysis/symbols/symbol.ts';
import type { Name, Query } from '../../syntax/ast.ts';
import { commandsIn } from '../../syntax/children.ts';
import { type Document, openDocument } from '../document.ts';
import { type Declared, declaredName, symbolsOf } from './named-places.ts';
import type { PlacedEdit } from './placed-edit.ts';
import type { FoundSymbol } from './symbol-at.ts';
import { titleConflict } from './title-conflict.ts';

/** A symbol that is to be called by another name. */
export interface Wanted {
  readonly symbol: FoundSymbol;
  readonly name: string;
  readonly edits: readonly PlacedEdit[];
}

/**
 * Why a symbol can't have that name, in words for the author: something else has it already, or the
 * query would mean something else. Undefined where nothing is in the way.
 */
export const conflictOf = (wanted: Wanted, open: readonly Document[]): string | undefined => {
  const { symbol, name } = wanted;
  const [first] = symbol.places;
  if (first === undefined) return undefined;
  switch (symbol.kind) {
    case 'parameter':
    case 'table':
      return declaredConflict(symbol, name);
    case 'query':
      return titleConflict(symbol, name, open);
    default:
      return symbol.query && columnConflict(first.document, symbol.query, wanted);
  }
};

/** Another parameter or table of that name in a query that has this one. */
const declaredConflict = ({ kind, places }: FoundSymbol, name: string): string | undefined => {
  const declared = kind === 'table' ? 'table' : 'parameter';
  const documents = new Set(places.map(({ document }) => document));
  for (const document of documents) {
    const { file } = document;
    const isTaken =
      [file, ...file.queries.filter((query) => holds(query, places))]
        .flatMap(({ directives }) => directives)
        .some((directive) => declaredName(declared, directive)?.name === name) ||
      file.queries
        .filter((query) => holds(query, places))
        .some((query) =>
          symbolsOf(document, query)[`${declared}s`].some((used) => used.name === name),
        );
    if (isTaken) return `there is a ${declared} "${name}" already`;
  }
  return capturedConflict(declared, places, name);
};

/** A name of the file holds in all of its queries, so in those too that use the new one by now. */
const capturedConflict = (
  declared: Declared,
  places: FoundSymbol['places'],
  name: string,
): string | undefined => {
  const [first] = places;
  if (first === undefined) return undefined;
  const { document, occurrence } = first;
  const isOfFile = document.file.directives.some(
    (directive) => declaredName(declared, directive)?.span.start === occurrence.span.start,
  );
  if (!isOfFile) return undefined;
  const captured = document.file.queries
    .filter(({ directives }) =>
      directives.every((each) => declaredName(declared, each)?.name !== name),
    )
    .flatMap((query) => symbolsOf(document, query)[`${declared}s`])
    .find((used) => used.name === name);
  if (captured === undefined) return undefined;
  const { line } = document.lines.positionAt(captured.span.start);
  return `a query has the ${declared} "${name}" already (line ${line + 1}), which would then be this one`;
};

const holds = ({ span }: Query, places: FoundSymbol['places']): boolean =>
  places.some(
    ({ occurrence }) => span.start <= occurrence.span.start && occurrence.span.end <= span.end,
  );

const columnConflict = (
  document: Document,
  query: Query,
  { symbol, name, edits }: Wanted,
): string | undefined => {
  const symbols = symbolsOf(document, query);
  const own = symbols.names.find(
    ({ occurrences }) => occurrences[0]?.span === symbol.places[0]?.occurrence.span,
  );
  const star = starOf(query, symbol.name, name);
  if (star !== undefined) {
    const { line } = document.lines.positionAt(star.span.start);
    return `"${star.name}" (line ${line + 1}) stands for other columns then`;
  }
  const beside = own && symbols.besides(own, name);
  if (beside !== undefined) return taken(document, beside, name);
  const index = document.file.queries.indexOf(query);
  if (meansTheSame(document, symbols, { index, edits })) return undefined;
  const other = symbols.names.find((candidate) => candidate.name === name);
  return other === undefined
    ? `the query would mean something else with the name "${name}"`
    : taken(document, other, name);
};

/** A name with `*` in it that means one of two columns and not the other. */
const starOf = ({ commands }: Query, before: string, after: string): Name | undefined =>
  commands
    .flatMap(commandsIn)
    .flatMap((command) => (command.kind === 'filldown' ? command.patterns : []))
    .filter(({ name }) => name.includes('*'))
    .find(({ name }) => standsFor(name, before) !== standsFor(name, after));

/** Each `*` stands for any text; there is nothing to try twice. */
const standsFor = (pattern: string, name: string): boolean => {
  const [start = '', ...words] = pattern.split('*');
  const end = words.pop() ?? '';
  let place = start.length;
  for (const word of words) {
    const found = name.indexOf(word, place);
    if (found < 0) return false;
    place = found + word.length;
  }
  return name.startsWith(start) && name.endsWith(end) && place + end.length <= name.length;
};

const taken = (document: Document, { kind, occurrences }: NameSymbol, name: string): string => {
  const place = occurrences[0]?.span.start;
  const where = place === undefined ? '' : ` (line ${document.lines.positionAt(place).line + 1})`;
  return kind === 'field' || kind === 'unknown'
    ? `the query reads the field "${name}"${where}, which would then be this one`
    : `"${name}" is the name of something else already${where}`;
};

interface Change {
  readonly index: number;
  readonly edits: readonly PlacedEdit[];
}

/** True where every name of the query still means what it meant, each at its new place. */
const meansTheSame = (
  document: Document,
  symbols: QuerySymbols,
  { index, edits }: Change,
): boolean => {
  const after = openDocument(document.uri, changed(document.text, edits), document);
  const query = after.file.queries[index];
  if (query === undefined || after.file.problems.length !== document.file.problems.length) {
    return false;
  }
  const before = fingerprint(symbols, (offset) => movedOffset(offset, edits));
  const now = fingerprint(symbolsOf(after, query), (offset) => offset);
  return before === now;
};

/** Which places belong together, without what they are called. */
const fingerprint = ({ names }: QuerySymbols, place: (offset: number) => number): string =>
  names
    .map(({ kind, occurrences }) => {
      const starts = occurrences.map(({ span }) => place(span.start)).toSorted((a, b) => a - b);
      return `${kind} ${starts.join(' ')}`;
    })
    .toSorted()
    .join('\n');

const changed = (text: string, edits: readonly PlacedEdit[]): string => {
  let result = text;
  for (const edit of edits.toSorted((a, b) => b.span.start - a.span.start)) {
    result = result.slice(0, edit.span.start) + edit.text + result.slice(edit.span.end);
  }
  return result;
};

const movedOffset = (offset: number, edits: readonly PlacedEdit[]): number => {
  let moved = offset;
  for (const { span, text, lead } of edits) {
    if (span.start < offset) moved += text.length - (span.end - span.start);
    else if (span.start === offset) moved += lead;
  }
  return moved;
};
