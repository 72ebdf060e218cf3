import { functionMeaning } from '../../catalogue/functions.ts';
import type { Command, Expression } from '../../syntax/ast.ts';
import { children, expressionsOf } from '../../syntax/children.ts';

/** What a text, a number or a regular expression is for where it stands. */
export type LiteralRole =
  /** It is compared with a field. */
  | {
      readonly kind: 'value';
      readonly field: string;
      /** True behind `like`: it may be a part of the field's value. */
      readonly isPart: boolean;
    }
  /** The pattern of `parse`. */
  | { readonly kind: 'parse-pattern'; readonly aliases: readonly string[] }
  /** A regular expression in quotes. */
  | { readonly kind: 'regex-text' }
  | { readonly kind: 'date-format'; readonly language: 'strftime' | 'java' }
  | { readonly kind: 'time-zone' }
  | { readonly kind: 'other' };

/** The literal that begins at an offset of a command, and what it is for. */
export interface LiteralUse {
  readonly literal: Expression;
  readonly role: LiteralRole;
}

/** Undefined where no expression begins there. */
export const literalUseAt = (command: Command, start: number): LiteralUse | undefined => {
  const path = pathTo(expressionsOf(command), start);
  const literal = path.at(-1);
  if (literal === undefined) return undefined;
  return { literal, role: commandRole(command, literal) ?? roleIn(path) };
};

/** The expressions that hold the one that begins there, which comes last; none without it. */
const pathTo = (expressions: readonly Expression[], start: number): readonly Expression[] => {
  const path: Expression[] = [];
  let next = around(expressions, start);
  while (next !== undefined) {
    path.push(next);
    next = around(children(next), start);
  }
  return path.at(-1)?.span.start === start ? path : [];
};

const around = (expressions: readonly Expression[], start: number): Expression | undefined =>
  expressions.find(({ span }) => span.start <= start && start < span.end);

const commandRole = (command: Command, literal: Expression): LiteralRole | undefined => {
  if (command.kind !== 'parse' || command.pattern !== literal) return undefined;
  return { kind: 'parse-pattern', aliases: command.aliases.map(({ name }) => name) };
};

const roleIn = (path: readonly Expression[]): LiteralRole => {
  const [literal, ...holders] = path.toReversed();
  const listed = holders[0]?.kind === 'list';
  const value = listed ? holders[0] : literal;
  const holder = listed ? holders[1] : holders[0];
  if (holder?.kind === 'call')
    return callRole(holder.name, holder.arguments.indexOf(literal ?? holder));
  const other = holder?.kind === 'binary' ? otherSide(holder, value) : undefined;
  const field = other === undefined ? undefined : fieldIn(other);
  if (field === undefined || holder?.kind !== 'binary') return { kind: 'other' };
  const isPart = ['like', 'not like', '=~'].includes(holder.operator);
  return { kind: 'value', field, isPart };
};

const otherSide = (
  { operator, left, right }: Extract<Expression, { kind: 'binary' }>,
  value: Expression | undefined,
): Expression | undefined => {
  if (operator === 'and' || operator === 'or') return undefined;
  return left === value ? right : left;
};

/** The field that is compared, also where only its case or its ends are changed before. */
const fieldIn = (expression: Expression): string | undefined => {
  if (expression.kind === 'field') return expression.name;
  const [argument] = expression.kind === 'call' ? expression.arguments : [];
  return expression.kind === 'call' && CHANGES.has(expression.name.toLowerCase())
    ? argument && fieldIn(argument)
    : undefined;
};

const CHANGES: ReadonlySet<string> = new Set(['tolower', 'toupper', 'trim', 'ltrim', 'rtrim']);

const callRole = (name: string, argument: number): LiteralRole =>
  rolesByCall.get(`${functionMeaning(name)?.name ?? ''} ${argument}`) ?? { kind: 'other' };

/** By function and the place of the argument. */
const rolesByCall: ReadonlyMap<string, LiteralRole> = new Map<string, LiteralRole>([
  ['regexReplace 1', { kind: 'regex-text' }],
  ['formatDate 1', { kind: 'date-format', language: 'strftime' }],
  ['parseDate 1', { kind: 'date-format', language: 'java' }],
  ['formatDate 2', { kind: 'time-zone' }],
  ['parseDate 2', { kind: 'time-zone' }],
]);
