import type { IToken } from 'chevrotain';
import { cover, type Span, span } from '../text/span.ts';
import type { Command, Expression, MissingExpression, Subquery } from './ast.ts';
import { placeOf } from './lexer.ts';
import { literal } from './literals.ts';
import {
  bare,
  binaryOperator,
  type Enclosed,
  type Operand,
  type PlacedOperator,
  type Prefix,
} from './operators.ts';
import { MOST_OPERATORS } from './segment.ts';
import { sourceText } from './source-text.ts';
import { BinaryOperatorToken, Dot, In, OpenSquare } from './tokens.ts';
import { TotalParser } from './total-parser.ts';

/** What stands between commas; undefined where nothing does. */
export type Elements = readonly (Enclosed | undefined)[];

/** Makes the nodes of expressions from what the rules have read. */
export class ExpressionBuilder extends TotalParser {
  protected prefix(token: IToken): Prefix {
    const where = placeOf(token);
    if (token.image === '!') {
      this.report('spelling', where, { written: '!', documented: 'not' });
    }
    return { operator: token.image === '-' ? '-' : 'not', span: where };
  }

  protected plainOperator(token: IToken): PlacedOperator {
    this.segment.operators += 1;
    const where = placeOf(token);
    const operator = binaryOperator(token);
    if (operator === undefined) {
      throw new Error(`${token.tokenType.name} is no binary operator`);
    }
    if (token.image === '==') {
      this.report('spelling', where, { written: '==', documented: '=' });
    } else if (FOREIGN.has(token.image)) {
      this.report('foreign-operator', where, { written: token.image, documented: operator });
    }
    return { operator, span: where };
  }

  /** `not like` or `not in`; without the second word it is taken for the first of them. */
  protected negatedOperator(not: IToken, token: IToken | undefined): PlacedOperator {
    this.segment.operators += 1;
    if (token === undefined) {
      this.expected('"like" or "in"');
    }
    return {
      operator: token?.tokenType === In ? 'not in' : 'not like',
      span: cover(placeOf(not), placeOf(token ?? not)),
    };
  }

  /** The operand before an operator that nothing stands before. */
  protected missingLeft(operator: PlacedOperator): Operand {
    const { start, end } = operator.span;
    this.syntaxError(operator.span, 'a value', `"${this.segment.text.slice(start, end)}"`);
    return plain({ kind: 'missing', span: span(start, start) });
  }

  protected missingRight(operator: PlacedOperator): Operand {
    return plain(this.missing(WANTED_AFTER.get(operator.operator) ?? 'a value'));
  }

  /** True where something is taken out of a value and the tree may still grow. */
  protected mayAccess(): boolean {
    return (
      this.segment.operators < MOST_OPERATORS && (this.isNext(Dot) || this.mayNest(OpenSquare))
    );
  }

  /** Says that a chain of operators has become too long. */
  protected checkLimit(): void {
    if (this.segment.operators >= MOST_OPERATORS && this.isNext(BinaryOperatorToken)) {
      this.stopGrowing();
    }
  }

  protected field(name: IToken): Expression {
    if (name.image.endsWith('.')) {
      this.syntaxError(placeOf(name), 'a name after the dot', `"${name.image}"`);
    }
    return literal(name);
  }

  protected call(name: IToken, elements: Elements, end: number): Expression {
    const where = span(name.startOffset, end);
    return {
      kind: 'call',
      span: where,
      name: name.image.replaceAll('`', ''),
      nameSpan: placeOf(name),
      arguments: elements.map((element) => element?.expression ?? this.gap(where)),
      text: sourceText(this.segment.text, where),
    };
  }

  protected group(elements: Elements, outer: Span): Enclosed {
    const [first] = elements;
    if (elements.length === 1 && first !== undefined) {
      return { expression: first.expression, outer };
    }
    if (elements.length > 1) {
      this.syntaxError(outer, 'a list in square brackets', 'one in parentheses');
      return this.list(elements, outer);
    }
    this.syntaxError(outer, 'a value in these parentheses', 'nothing');
    return { expression: { kind: 'missing', span: span(outer.end, outer.end) }, outer };
  }

  /** Its commands are read when the command that it stands in is. */
  protected subquery(tokens: readonly IToken[], where: Span): Subquery {
    const commands: Command[] = [];
    this.segment.queries.push({ tokens, commands });
    return { kind: 'subquery', span: where, commands };
  }

  protected isJoin(): boolean {
    return this.segment.command === 'join';
  }

  protected list(elements: Elements, where: Span): Enclosed {
    const items = elements.flatMap((element) => (element === undefined ? [] : element.expression));
    return bare({ kind: 'list', span: where, items });
  }

  protected index(object: Enclosed, index: Enclosed | undefined, end: number): Enclosed {
    this.segment.operators += 1;
    return bare({
      kind: 'index',
      span: span(object.outer.start, end),
      object: object.expression,
      index: index?.expression ?? this.gap(span(end, end)),
    });
  }

  /** `.a.b` after something that is not a field: one member for each name. */
  protected members(object: Enclosed, dot: IToken, path: IToken | undefined): Enclosed {
    const { start } = object.outer;
    if (path === undefined) {
      this.expected('a name after the dot');
      const { end } = placeOf(dot);
      return bare({ kind: 'member', span: span(start, end), object: object.expression, name: '' });
    }
    let { expression } = object;
    let end = path.startOffset;
    for (const written of path.image.match(SEGMENT) ?? []) {
      this.segment.operators += 1;
      end += written.length;
      const name = written.replaceAll('`', '').replace(/\.$/, '');
      expression = { kind: 'member', span: span(start, end), object: expression, name };
    }
    return bare(expression);
  }

  /** Where a piece ends that a bracket should close. */
  protected closing(close: IToken | undefined, sign: string): number {
    if (close === undefined) {
      this.expected(sign);
    }
    return placeOf(close ?? this.LA(0)).end;
  }

  private gap({ end }: Span): MissingExpression {
    return { kind: 'missing', span: span(end, end) };
  }
}

const FOREIGN: ReadonlySet<string> = new Set(['&&', '||', '<>']);

/** A segment of a path with its dot. */
const SEGMENT = /(?:[^.`]|`[^`]*`?)+\.?/g;

const plain = (expression: Expression): Operand => ({ prefixes: [], value: bare(expression) });

const TEXT_OR_REGEX = 'a text or a regular expression';
const LIST = 'a list in square brackets';
const CONDITION = 'a condition';
const WANTED_AFTER: ReadonlyMap<PlacedOperator['operator'], string> = new Map([
  ['like', TEXT_OR_REGEX],
  ['not like', TEXT_OR_REGEX],
  ['=~', 'a regular expression'],
  ['in', LIST],
  ['not in', LIST],
  ['and', CONDITION],
  ['or', CONDITION],
]);
