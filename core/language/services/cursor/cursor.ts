import type { Query } from '../../syntax/ast.ts';
import type { Span } from '../../text/span.ts';

/**
 * What the author is about to write at a place, found once and from tree and tokens alone. Services
 * that help while typing look at this and never at the text.
 */
export type Cursor =
  | Nowhere
  | DirectiveName
  | DirectiveValue
  | PlaceholderName
  | CommandStart
  | Operand
  | After
  | ParsePattern
  | LimitCount
  | CommandWords
  | OptionValue
  | SourceSelection;

interface Typed {
  /** The word that the cursor touches, whole; empty at the cursor where it touches none. */
  readonly word: Span;
}

/** Prose, texts, regular expressions, names that the author invents: nothing can be known. */
interface Nowhere {
  readonly kind: 'nowhere';
}

/** After the `@` of a directive; the word is without it. */
interface DirectiveName extends Typed {
  readonly kind: 'directive-name';
}

/** The word is all of the value. */
interface DirectiveValue extends Typed {
  readonly kind: 'directive-value';
  readonly name: string;
}

/** Between `{{` and `}}`. */
interface PlaceholderName extends Typed {
  readonly kind: 'placeholder-name';
  readonly query: Query | undefined;
}

/** Where a command's name stands: at a query's start or after a pipe. */
interface CommandStart extends Typed {
  readonly kind: 'command-start';
  /** True for the first command of a query. */
  readonly isFirst: boolean;
  /** True in the parentheses of a join, which hold a `SOURCE` and nothing else. */
  readonly isJoin: boolean;
}

/** The part of a command that an expression belongs to. */
export type Part =
  | 'columns'
  | 'condition'
  | 'aggregates'
  | 'group-keys'
  | 'sort-keys'
  | 'input'
  | 'count'
  /** One field, or what stands for it. */
  | 'field'
  /** Fields and nothing else, with commas between them. */
  | 'fields'
  /** The same with blanks between them. */
  | 'spaced-fields'
  /** `field=` of `json`, its path and its name. */
  | 'json'
  /** The table of a lookup; its columns are not known. */
  | 'table'
  | 'outputs'
  | 'period'
  | 'value'
  | 'source'
  | 'nothing';

/** An open parenthesis or bracket around the cursor. */
export type Bracket =
  | { readonly kind: 'call'; readonly name: string; readonly argument: number }
  | { readonly kind: 'group' }
  | { readonly kind: 'list' };

interface InCommand extends Typed {
  readonly query: Query;
  /** What the tree calls the command. */
  readonly command: string;
  /** The words of the command that may stand here, and those of its options. */
  readonly words: readonly string[];
  readonly options: readonly string[];
  /** Where the command's name stands. */
  readonly commandStart: number;
  readonly part: Part;
  /** The brackets that the place lies in, the innermost last. */
  readonly brackets: readonly Bracket[];
}

/** Where an operand stands: a field, a function, a literal. */
export interface Operand extends InCommand {
  readonly kind: 'operand';
  /** The field on the left of the comparison, or before `in`. */
  readonly comparedWith: string | undefined;
}

/** What is whole before the cursor, so that something else has to follow. */
export type Done =
  'operand-done' | 'not-done' | 'name-done' | 'direction-done' | 'pattern-done' | 'count-done';

/** Behind something whole: an operator, `as`, a comma or the next command. */
export interface After extends InCommand {
  readonly kind: 'after';
  readonly done: Done;
  /** True where the condition that is being written has its comparison already. */
  readonly hasComparison: boolean;
  /** True at a line's start, where the next command may be meant. */
  readonly startsLine: boolean;
}

/** Where `parse` expects its pattern, its input given. */
interface ParsePattern extends Typed {
  readonly kind: 'parse-pattern';
}

interface LimitCount extends Typed {
  readonly kind: 'limit-count';
  readonly words: readonly string[];
}

/** Where nothing but words and options of the command can stand. */
interface CommandWords extends Typed {
  readonly kind: 'command-words';
  readonly command: string;
  readonly words: readonly string[];
  readonly options: readonly string[];
  /** True where a query in parentheses may begin. */
  readonly takesQuery: boolean;
}

/** Behind the `=` of an option. */
interface OptionValue extends Typed {
  readonly kind: 'option-value';
  readonly command: string;
  readonly option: string;
}

/** Behind `SOURCE`. */
interface SourceSelection extends Typed {
  readonly kind: 'source-selection';
}
