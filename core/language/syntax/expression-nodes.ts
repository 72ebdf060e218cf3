import type { DurationUnit } from '../catalogue/durations.ts';
import type { Span } from '../text/span.ts';
import type { Command } from './command-nodes.ts';

/* The nodes of expressions, which commands are made of. */

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
  | Subquery
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

/**
 * A query in parentheses: the right side of `in`, the other side of a join. Its commands see
 * nothing of the query around it; they are no part of `children`.
 */
export interface Subquery extends ExpressionBase {
  readonly kind: 'subquery';
  readonly commands: readonly Command[];
}

/** An expression that should stand here and does not; its span is empty. */
export interface MissingExpression extends ExpressionBase {
  readonly kind: 'missing';
}
