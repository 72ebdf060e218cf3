import type { Span } from '../text/span.ts';

/*
 * The tree of a filter pattern, the language of metric filters, subscription filters,
 * FilterLogEvents and Live Tail (guide): plain data, JSON-safe, offsets only. Parentheses
 * are not kept, since the tree says what they mean. What could not be understood is a `missing`
 * condition or value, and a problem says why.
 */

export type FilterPattern = TextPattern | JsonPattern | DelimitedPattern;

// Text ---------------------------------------------------------------------------------------

/** Terms that are looked for in the message. */
export interface TextPattern {
  readonly kind: 'text';
  readonly span: Span;
  /** None match everything. */
  readonly terms: readonly Term[];
}

export interface Term {
  readonly span: Span;
  readonly role: TermRole;
  readonly content: PatternText | PatternRegex;
}

/** `word`, `-word` and `?word`: has to occur, must not occur, one of these has to occur. */
export type TermRole = 'required' | 'excluded' | 'optional';

// JSON ---------------------------------------------------------------------------------------

/** `{ $.eventName = "ConsoleLogin" && … }` */
export interface JsonPattern {
  readonly kind: 'json';
  readonly span: Span;
  readonly condition: Condition<JsonCondition>;
}

/** Conditions with `&&` and `||`. */
export type Condition<Leaf> = Leaf | Logical<Leaf>;

export interface Logical<Leaf> {
  readonly kind: 'and' | 'or';
  readonly span: Span;
  /** At least two; none is of the same kind as this. */
  readonly operands: readonly Condition<Leaf>[];
}

export type JsonCondition = Comparison<Selector> | StateCondition | MissingCondition;

export interface Comparison<Subject> {
  readonly kind: 'comparison';
  readonly span: Span;
  readonly subject: Subject;
  readonly operator: PatternOperator;
  readonly operatorSpan: Span;
  readonly value: PatternValue;
}

export type OrderOperator = '<' | '<=' | '>' | '>=';
export type PatternOperator = '=' | '!=' | OrderOperator;

/** `IS NULL`, `IS TRUE`, `IS FALSE` and `NOT EXISTS`. */
export interface StateCondition {
  readonly kind: 'state';
  readonly span: Span;
  readonly subject: Selector;
  readonly state: ValueState;
}

export type ValueState = 'null' | 'true' | 'false' | 'absent';

export interface MissingCondition {
  readonly kind: 'missing';
  readonly span: Span;
}

/** `$.a.b[0]['c.d']`: where in the event. */
export interface Selector {
  readonly kind: 'selector';
  readonly span: Span;
  readonly steps: readonly Step[];
}

/** `elements` is `[*]`, every element of a list; `members` is `.*`, every value of an object. */
export type Step =
  | { readonly kind: 'name'; readonly name: string }
  | { readonly kind: 'index'; readonly index: number }
  | { readonly kind: 'elements' }
  | { readonly kind: 'members' };

// Space-delimited ----------------------------------------------------------------------------

/** `[ip, user, ..., status = 4*, bytes]` */
export interface DelimitedPattern {
  readonly kind: 'delimited';
  readonly span: Span;
  readonly items: readonly DelimitedItem[];
}

export type DelimitedItem = DelimitedField | Ellipsis;

/** One field of the message. A field without a name stands for one that is of no interest. */
export interface DelimitedField {
  readonly kind: 'field';
  readonly span: Span;
  readonly name: FieldName | undefined;
  readonly condition: Condition<FieldCondition> | undefined;
}

export type FieldCondition = Comparison<FieldName> | MissingCondition;

export interface FieldName {
  readonly kind: 'name';
  readonly span: Span;
  readonly name: string;
}

/** `...`: any number of fields. */
export interface Ellipsis {
  readonly kind: 'ellipsis';
  readonly span: Span;
}

// Values -------------------------------------------------------------------------------------

export type PatternValue = PatternText | PatternNumber | PatternRegex | MissingValue;

/** A text, in which a `*` at either end stands for anything. */
export interface PatternText {
  readonly kind: 'text';
  readonly span: Span;
  readonly text: string;
  readonly quoted: boolean;
}

export interface PatternNumber {
  readonly kind: 'number';
  readonly span: Span;
  readonly value: number;
  readonly text: string;
}

/** `%…%` */
export interface PatternRegex {
  readonly kind: 'regex';
  readonly span: Span;
  /** The source between the percent signs. */
  readonly source: string;
}

export interface MissingValue {
  readonly kind: 'missing';
  readonly span: Span;
}
