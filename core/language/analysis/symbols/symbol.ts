import type { Span } from '../../text/span.ts';

/** What a name in a query file can be the name of. */
export type SymbolKind =
  /** What the query makes: an alias, an output of `stats`, a group of `parse`. */
  | 'column'
  /** A field of the event. */
  | 'field'
  /** A name that nothing makes, as far as can be seen. */
  | 'unknown'
  /** One side of a join: the `a` of `a.field`. */
  | 'side'
  /** `{{name}}` */
  | 'parameter'
  /** The table of a lookup. */
  | 'table'
  /** A query by its title, which `$Title()` calls. */
  | 'query';

/**
 * How a name is written at a place, and so how another would be:
 *
 * - `name`: by itself, in backticks if it needs them;
 * - `segment`: as the beginning of a dotted path, `policy` of `policy.Statement`;
 * - `quoted`: within backticks or quotes that hold more than the name;
 * - `stem`: with something behind it that belongs to the word, `size` of `size_p1`;
 * - `group`: a group of a regular expression;
 * - `column`: a table's column, whose name the field has taken over for want of an alias;
 * - `word`: a parameter or table;
 * - `title` and `call`: a query's title, and `$Title`.
 */
export type NameForm =
  'name' | 'segment' | 'quoted' | 'stem' | 'group' | 'column' | 'word' | 'title' | 'call';

/** A place where a name stands. */
export interface Occurrence {
  readonly span: Span;
  /** A write gives something that exists another value, under the same name. */
  readonly role: 'definition' | 'read' | 'write';
  readonly form: NameForm;
}

/** Why a name can't be another one. */
export type FixedName =
  | { readonly why: 'event-field' | 'unknown-name' }
  /** An output of `stats`, called by its text. */
  | { readonly why: 'named-by-text' }
  /** The command gives the name; `remedy` is what the author could write to choose one. */
  | { readonly why: 'made'; readonly command: string; readonly remedy: string | undefined };

/** One thing with a name, and everywhere that it is spoken of in its query. */
export interface NameSymbol {
  readonly kind: SymbolKind;
  readonly name: string;
  /** Undefined where the author chose the name. */
  readonly fixed: FixedName | undefined;
  /** In order of place. */
  readonly occurrences: readonly Occurrence[];
}
