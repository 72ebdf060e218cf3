import { initialScope, type Scope } from '../../analysis/definition.ts';
import { scopesOf } from '../../analysis/scope.ts';
import type { Command, Expression, Query } from '../../syntax/ast.ts';
import { children, expressionsOf } from '../../syntax/children.ts';
import type { Span } from '../../text/span.ts';
import { commandsAround } from '../commands-around.ts';
import type { Document } from '../document.ts';

/** A place in a query file, with what stands around it. */
export interface Place {
  readonly document: Document;
  readonly text: string;
  readonly span: Span;
  /** Undefined above the first query. */
  readonly query: Query | undefined;
  /** Those among which the place lies: of a query in parentheses, or of the query. */
  readonly commands: readonly Command[];
  /** The command that the place lies in; -1 where it lies in none. */
  readonly index: number;
  readonly command: Command | undefined;
}

/** What stands around a piece of a document. */
export const placeAt = (document: Document, span: Span): Place => {
  const query = document.file.queries.findLast(
    (candidate) => candidate.span.start <= span.start && span.end <= candidate.span.end,
  );
  const commands = commandsAround(query?.commands ?? [], span.start);
  const index = commands.findLastIndex(
    (command) => command.span.start <= span.start && span.start <= command.span.end,
  );
  const { text } = document;
  return { document, text, span, query, commands, index, command: commands[index] };
};

/** What is written there. */
export const written = ({ text }: Pick<Place, 'text'>, { start, end }: Span): string =>
  text.slice(start, end);

/** The names that exist before a command of the place; at `commands.length` those at the end. */
export const scopeBefore = ({ commands }: Place, index: number): Scope =>
  scopesOf({ commands })[index] ?? initialScope;

/**
 * The expressions of the command around a piece of it, the outermost first: those that have it
 * whole.
 */
export const expressionsAround = ({ command }: Place, where: Span): readonly Expression[] => {
  const around: Expression[] = [];
  let inside = command === undefined ? [] : expressionsOf(command);
  for (;;) {
    const next = inside.find(
      ({ span: { start, end } }) => start <= where.start && where.end <= end,
    );
    if (next === undefined) {
      return around;
    }
    around.push(next);
    inside = children(next);
  }
};

/** The innermost expression of a kind around a piece of the command. */
export const innermost = <Kind extends Expression['kind']>(
  place: Place,
  kind: Kind,
  where: Span = place.span,
): (Expression & { readonly kind: Kind }) | undefined =>
  expressionsAround(place, where).findLast(
    (expression): expression is Expression & { readonly kind: Kind } => expression.kind === kind,
  );
