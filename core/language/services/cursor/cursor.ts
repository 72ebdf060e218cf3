import type { IToken } from 'chevrotain';
import type { Query } from '../../syntax/ast.ts';
import type { Span } from '../../text/span.ts';
import type { TextPlace } from './text-place.ts';

/**
 * What the author is about to write at a place, found once and from tree and tokens alone. Services
 * that help while typing look at this and never at the text.
 */
export type Cursor =
  | Nowhere
  | DirectiveName
  | DirectiveValue
  | IgnoredCode
  | PatternField
  | PatternValue
  | PlaceholderName
  | CommandStart
  | Operand
  | WithinText
  | NewName
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

/** Prose, regular expressions, texts that stand for nothing known: nothing can be known. */
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

/** Where a comment names the problems that it silences. */
interface IgnoredCode extends Typed {
  readonly kind: 'ignored-code';
  readonly query: Query | undefined;
  /** The codes that it names elsewhere. */
  readonly others: readonly string[];
}

/** Behind `$.` in a filter pattern; the word is the path. */
interface PatternField extends Typed {
  readonly kind: 'pattern-field';
}

/** In the quotes of a value of a filter pattern; the word is what stands between them. */
interface PatternValue extends Typed {
  readonly kind: 'pattern-value';
  readonly field: string;
  readonly isClosed: boolean;
}

/** Between `{{` and `}}`. */
interface PlaceholderName extends Typed {
  readonly kind: 'placeholder-name';
  readonly query: Query | undefined;
}

/** Where a command's name stands: at a query's start or after a pipe. */
interface CommandStart extends Typed {
  readonly kind: 'command-start';
  /** Undefined above the first query. */
  readonly query: Query | undefined;
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
  | {
      readonly kind: 'call';
      readonly name: string;
      readonly argument: number;
      /** The field that is its first argument, if one is. */
      readonly first: string | undefined;
    }
  | { readonly kind: 'group' }
  /** Its texts so far. */
  | { readonly kind: 'list'; readonly values: readonly string[] }
  /** Behind an operand: a position in a list. */
  | { readonly kind: 'index' };

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
  /** The tokens of the query behind the word. */
  readonly behind: readonly IToken[];
}

interface Compared extends InCommand {
  /** The field on the left of the comparison, or before `in`. */
  readonly comparedWith: string | undefined;
  /** The comparison that the place is on the right of, as its token is called: `Equal`, `like`. */
  readonly operator: string | undefined;
}

/** Where an operand stands: a field, a function, a literal. */
export interface Operand extends Compared {
  readonly kind: 'operand';
}

/** Within a text that is an operand. The word is its content. */
export interface WithinText extends Compared {
  readonly kind: 'text';
  readonly text: TextPlace;
}

/** Where the author names something: behind `as` and the like. */
export interface NewName extends Typed {
  readonly kind: 'new-name';
  readonly query: Query;
  readonly command: string;
  readonly commandStart: number;
  /** The tokens of the command up to the name, without the command's own. */
  readonly tokens: readonly IToken[];
}

export interface Last {
  readonly name: string;
  readonly isCall: boolean;
}

/** What is whole before the cursor, so that something else has to follow. */
export type Done =
  'operand-done' | 'not-done' | 'name-done' | 'direction-done' | 'pattern-done' | 'count-done';

/** Behind something whole: an operator, `as`, a comma or the next command. */
export interface After extends InCommand {
  readonly kind: 'after';
  readonly done: Done;
  /** The field or call that has just been read; undefined for a literal. */
  readonly last: Last | undefined;
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
  readonly part: Part;
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
