import type { Span } from '../text/span.ts';
import type { Problem } from '../problems/problem.ts';
import type { DurationUnit } from '../catalogue/durations.ts';

/*
 * The tree of a query file: plain data, JSON-safe, offsets only, no parents and no behaviour.
 * What the author has not typed yet is there too, as a `missing` expression or an `incomplete`
 * command, so that every service works on half-typed text.
 */

/** A parsed `.ctq` file. Always whole: what could not be understood is in `problems`. */
export interface QueryFile {
  /** Directives before the first query: they hold for every query of the file. */
  readonly directives: readonly Directive[];
  readonly queries: readonly Query[];
  /** Every comment, directives and separators included, in order. */
  readonly comments: readonly Comment[];
  /** What the lexer and the parser found wrong, in order of place. */
  readonly problems: readonly Problem[];
}

/** One query: from its separator (or the start of the file) to the next separator. */
export interface Query {
  /** The whole section, separator and trailing comments included. */
  readonly span: Span;
  /** From the first command to the end of the last; empty at the section's end if there is none. */
  readonly body: Span;
  readonly title: string;
  /** The place of the words that make the title, where there are any. */
  readonly titleSpan: Span;
  /** The query's own directives. */
  readonly directives: readonly Directive[];
  readonly commands: readonly Command[];
}

/** `###` begins a query, `@name` is a directive, everything else is prose. */
export type CommentKind = 'separator' | 'directive' | 'plain';

export interface Comment {
  readonly kind: CommentKind;
  readonly span: Span;
  /** The text without `#` signs and surrounding white space. */
  readonly text: string;
}

/** `# @name value`. */
export interface Directive {
  readonly name: string;
  readonly value: string;
  readonly span: Span;
  readonly nameSpan: Span;
  readonly valueSpan: Span;
}

// Commands -----------------------------------------------------------------------------------

export type Command =
  | FieldsCommand
  | DisplayCommand
  | FilterCommand
  | ParseCommand
  | StatsCommand
  | SortCommand
  | LimitCommand
  | DedupCommand
  | UnsupportedCommand
  | UnknownCommand;

interface CommandBase {
  /** From the name to the last token before the next pipe. */
  readonly span: Span;
  /** The name as written. */
  readonly name: string;
  readonly nameSpan: Span;
  /** True where the author has not finished: something that the command needs is not there. */
  readonly incomplete: boolean;
}

export interface FieldsCommand extends CommandBase {
  readonly kind: 'fields';
  readonly items: readonly Item[];
}

export interface DisplayCommand extends CommandBase {
  readonly kind: 'display';
  readonly items: readonly Item[];
}

/** `filter` and its synonym `where`. */
export interface FilterCommand extends CommandBase {
  readonly kind: 'filter';
  readonly condition: Expression;
}

export interface ParseCommand extends CommandBase {
  readonly kind: 'parse';
  /** What is parsed; `@message` where it is left out. */
  readonly input: Expression | undefined;
  /** A text with `*` for each alias, or a regular expression with named groups. */
  readonly pattern: TextLiteral | RegexLiteral | MissingExpression;
  readonly aliases: readonly Alias[];
}

export interface StatsCommand extends CommandBase {
  readonly kind: 'stats';
  readonly aggregates: readonly Item[];
  /** The keys after `by`. */
  readonly keys: readonly Item[];
  readonly bySpan: Span | undefined;
}

export interface SortCommand extends CommandBase {
  readonly kind: 'sort';
  readonly keys: readonly SortKey[];
}

export interface SortKey {
  readonly span: Span;
  readonly expression: Expression;
  /** Undefined where it is not written; the language then means ascending. */
  readonly direction: SortDirection | undefined;
}

export type SortDirection = 'asc' | 'desc';

export interface LimitCommand extends CommandBase {
  readonly kind: 'limit';
  readonly count: Expression;
}

export interface DedupCommand extends CommandBase {
  readonly kind: 'dedup';
  readonly fields: readonly Expression[];
}

/** A documented command that is parsed no further: `text` is what follows its name. */
export interface UnsupportedCommand extends CommandBase {
  readonly kind: 'unsupported';
  readonly text: string;
}

/** A segment of the pipe that begins with no known command; `name` is its first word, or ''. */
export interface UnknownCommand extends CommandBase {
  readonly kind: 'unknown';
}

/** An expression of a list with the name that it gets. */
export interface Item {
  readonly span: Span;
  readonly expression: Expression;
  readonly alias: Alias | undefined;
  /** The column's name: the alias, else the expression's text as typed. */
  readonly name: string;
}

export interface Alias {
  readonly span: Span;
  /** The name without backticks. */
  readonly name: string;
}

// Expressions --------------------------------------------------------------------------------

export type Expression =
  | TextLiteral
  | NumberLiteral
  | BooleanLiteral
  | DurationLiteral
  | RegexLiteral
  | ListLiteral
  | FieldReference
  | Placeholder
  | Star
  | Call
  | Unary
  | Binary
  | Member
  | Index
  | MissingExpression;

interface ExpressionBase {
  readonly span: Span;
}

export interface TextLiteral extends ExpressionBase {
  readonly kind: 'text';
  /** The content, quotes removed and escapes resolved. */
  readonly value: string;
}

export interface NumberLiteral extends ExpressionBase {
  readonly kind: 'number';
  readonly value: number;
  readonly text: string;
}

/** Bare `true` or `false`, in any case. */
export interface BooleanLiteral extends ExpressionBase {
  readonly kind: 'boolean';
  readonly value: boolean;
}

/** `5m`: the amount as written; caps are applied by whoever uses it. */
export interface DurationLiteral extends ExpressionBase {
  readonly kind: 'duration';
  readonly amount: number;
  readonly unit: DurationUnit;
  readonly text: string;
}

export interface RegexLiteral extends ExpressionBase {
  readonly kind: 'regex';
  /** The source between the slashes, with `\/` turned into `/`. */
  readonly source: string;
}

export interface ListLiteral extends ExpressionBase {
  readonly kind: 'list';
  readonly items: readonly Expression[];
}

/** A name or dotted path; `name` has no backticks. */
export interface FieldReference extends ExpressionBase {
  readonly kind: 'field';
  readonly name: string;
}

/** `{{name}}` outside quotes, not yet filled in. */
export interface Placeholder extends ExpressionBase {
  readonly kind: 'placeholder';
  readonly name: string;
}

/** The `*` of `count(*)`. */
export interface Star extends ExpressionBase {
  readonly kind: 'star';
}

export interface Call extends ExpressionBase {
  readonly kind: 'call';
  /** The name as written; functions are found without regard to case. */
  readonly name: string;
  readonly nameSpan: Span;
  readonly arguments: readonly Expression[];
  /** The source text: an aggregate without alias is known by it in later commands. */
  readonly text: string;
}

export interface Unary extends ExpressionBase {
  readonly kind: 'unary';
  /** `!` is written as `not`. */
  readonly operator: 'not' | '-';
  readonly operand: Expression;
}

export interface Binary extends ExpressionBase {
  readonly kind: 'binary';
  /** `==` is written as `=`; `not like` and `not in` are operators of their own. */
  readonly operator: BinaryOperator;
  readonly operatorSpan: Span;
  readonly left: Expression;
  readonly right: Expression;
}

export type ArithmeticOperator = '+' | '-' | '*' | '/' | '%' | '^';
export type ComparisonOperator = '=' | '!=' | '<' | '<=' | '>' | '>=';
export type MatchOperator = 'like' | 'not like' | '=~' | 'in' | 'not in';
export type LogicalOperator = 'and' | 'or';
export type BinaryOperator =
  ArithmeticOperator | ComparisonOperator | MatchOperator | LogicalOperator;

/** `jsonParse(x).name`. A dotted path of a field is one FieldReference. */
export interface Member extends ExpressionBase {
  readonly kind: 'member';
  readonly object: Expression;
  readonly name: string;
}

/** `list[0]` */
export interface Index extends ExpressionBase {
  readonly kind: 'index';
  readonly object: Expression;
  readonly index: Expression;
}

/** An expression that should stand here and does not; its span is empty. */
export interface MissingExpression extends ExpressionBase {
  readonly kind: 'missing';
}
