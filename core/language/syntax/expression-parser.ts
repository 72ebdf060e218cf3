import { EMPTY_ALT, type IToken, type ParserMethod } from 'chevrotain';
import { span } from '../text/span.ts';
import { type Elements, ExpressionBuilder } from './expression-builder.ts';
import { literal } from './literals.ts';
import {
  bare,
  type Enclosed,
  foldOperators,
  type Operand,
  type PlacedOperator,
  type Prefix,
} from './operators.ts';
import { MOST_OPERATORS } from './segment.ts';
import {
  AnyToken,
  Bang,
  BinaryOperatorToken,
  CloseParen,
  CloseSquare,
  Comma,
  Dot,
  Identifier,
  In,
  Like,
  LiteralToken,
  Minus,
  Not,
  OpenParen,
  OpenSquare,
  StarToken,
} from './tokens.ts';

/**
 * The grammar of expressions. Every rule takes what it finds: what should be there and is not
 * becomes a missing expression and a problem, what should not be there is skipped with a problem,
 * so that half-typed text gives a tree. A rule gives undefined where nothing of it is there.
 */
export class ExpressionParser extends ExpressionBuilder {
  readonly expression: ParserMethod<[], Enclosed | undefined> = this.RULE('expression', () => {
    const operands: Operand[] = [];
    const operators: PlacedOperator[] = [];
    const first = this.SUBRULE(this.operand);
    this.MANY({
      GATE: () => this.segment.operators < MOST_OPERATORS,
      DEF: () => {
        const operator = this.SUBRULE(this.operator);
        const right = this.SUBRULE2(this.operand);
        this.ACTION(() => {
          if (operators.length === 0) {
            operands.push(first ?? this.missingLeft(operator));
          }
          operators.push(operator);
          operands.push(right ?? this.missingRight(operator));
        });
      },
    });
    return this.ACTION(() => {
      this.checkLimit();
      if (operators.length > 0) {
        return foldOperators(operands, operators);
      }
      return first === undefined ? undefined : foldOperators([first], []);
    });
  });

  private readonly operator: ParserMethod<[], PlacedOperator> = this.RULE('operator', () =>
    this.OR([
      {
        ALT: () => {
          const not = this.CONSUME(Not);
          const word = this.OR2([
            { ALT: () => this.CONSUME(Like) },
            { ALT: () => this.CONSUME(In) },
            { ALT: EMPTY_ALT(undefined) },
          ]);
          return this.ACTION(() => this.negatedOperator(not, word));
        },
      },
      {
        ALT: () => {
          const token = this.CONSUME(BinaryOperatorToken);
          return this.ACTION(() => this.plainOperator(token));
        },
      },
    ]),
  );

  private readonly operand: ParserMethod<[], Operand | undefined> = this.RULE('operand', () => {
    const prefixes: Prefix[] = [];
    this.MANY({
      GATE: () => this.mayNest(Not, Bang, Minus),
      DEF: () => {
        const token = this.OR([
          { ALT: () => this.CONSUME(Not) },
          { ALT: () => this.CONSUME(Bang) },
          { ALT: () => this.CONSUME(Minus) },
        ]);
        this.ACTION(() => {
          this.segment.depth++;
          prefixes.push(this.prefix(token));
        });
      },
    });
    const value = this.SUBRULE(this.accessed);
    return this.ACTION(() => {
      this.segment.depth -= prefixes.length;
      if (value === undefined && prefixes.length === 0) {
        return undefined;
      }
      return { prefixes, value: value ?? bare(this.missing('a value')) };
    });
  });

  /** A value with what is taken out of it: `jsonParse(x).items[0]`. */
  protected readonly accessed: ParserMethod<[], Enclosed | undefined> = this.RULE(
    'accessed',
    () => {
      let value = this.SUBRULE(this.primary);
      this.MANY({
        GATE: () => value !== undefined && this.mayAccess(),
        DEF: () => {
          this.OR([
            {
              GATE: () => this.mayNest(OpenSquare),
              ALT: () => {
                this.CONSUME(OpenSquare);
                this.ACTION(() => this.segment.depth++);
                const index = this.SUBRULE(this.expression);
                const close = this.OPTION(() => this.CONSUME(CloseSquare));
                this.ACTION(() => {
                  this.segment.depth--;
                  value = value && this.index(value, index, this.closing(close, '"]"'));
                });
              },
            },
            {
              ALT: () => {
                const dot = this.CONSUME(Dot);
                const path = this.OPTION2(() => this.CONSUME(Identifier));
                this.ACTION(() => {
                  value = value && this.members(value, dot, path);
                });
              },
            },
          ]);
        },
      });
      return value;
    },
  );

  private readonly primary: ParserMethod<[], Enclosed | undefined> = this.RULE('primary', () =>
    this.OR([
      {
        ALT: () => {
          const token = this.CONSUME(LiteralToken);
          return this.ACTION(() => bare(literal(token)));
        },
      },
      { ALT: () => this.SUBRULE(this.nameOrCall) },
      { GATE: () => this.mayNest(OpenParen), ALT: () => this.SUBRULE(this.parenthesised) },
      {
        GATE: () => this.mayNest(OpenSquare),
        ALT: () => {
          const open = this.CONSUME(OpenSquare);
          const elements = this.SUBRULE(this.elements);
          const close = this.OPTION(() => this.CONSUME(CloseSquare));
          return this.ACTION(() =>
            this.list(elements, span(open.startOffset, this.closing(close, '"]"'))),
          );
        },
      },
      { ALT: EMPTY_ALT(undefined) },
    ]),
  );

  private readonly nameOrCall: ParserMethod<[], Enclosed> = this.RULE('nameOrCall', () => {
    const name = this.CONSUME(Identifier);
    const call = this.OPTION({
      // What stands behind the condition of a join is its query.
      GATE: () => this.mayNest(OpenParen) && !(this.isJoin() && this.isSubquery(1)),
      DEF: () => {
        this.CONSUME(OpenParen);
        const elements = this.SUBRULE(this.elements);
        const close = this.OPTION2(() => this.CONSUME(CloseParen));
        return this.ACTION(() => this.call(name, elements, this.closing(close, '")"')));
      },
    });
    return this.ACTION(() => bare(call ?? this.field(name)));
  });

  /** Expressions with commas between them, up to a closing parenthesis or bracket. */
  private readonly elements: ParserMethod<[], Elements> = this.RULE('elements', () => {
    const elements: (Enclosed | undefined)[] = [];
    this.ACTION(() => this.segment.depth++);
    const first = this.SUBRULE(this.element);
    this.MANY(() => {
      this.CONSUME(Comma);
      const next = this.SUBRULE2(this.element);
      this.ACTION(() => elements.push(next));
    });
    return this.ACTION(() => {
      this.segment.depth--;
      return elements.length === 0 && first === undefined ? [] : [first, ...elements];
    });
  });

  private readonly element: ParserMethod<[], Enclosed | undefined> = this.RULE('element', () => {
    const element = this.OR([
      {
        GATE: () => this.isStarArgument(),
        ALT: () => {
          const star = this.CONSUME(StarToken);
          return this.ACTION(() => bare(literal(star)));
        },
        IGNORE_AMBIGUITIES: true,
      },
      { ALT: () => this.SUBRULE(this.expression) },
      { ALT: EMPTY_ALT(undefined) },
    ]);
    this.ACTION(() => {
      if (element === undefined && !this.isEmptyBrackets()) {
        this.expected('a value');
      }
    });
    this.SUBRULE(this.skipped, { ARGS: ['a comma or a closing bracket'] });
    return element;
  });

  /** What does not belong here, up to where the reader knows how to go on. */
  protected readonly skipped: ParserMethod<[string], undefined> = this.RULE(
    'skipped',
    (expected: string) => {
      this.ACTION(() => {
        if (!this.atStop()) {
          this.expected(expected);
        }
      });
      this.MANY({ GATE: () => !this.atStop(), DEF: () => this.CONSUME(AnyToken) });
      return undefined;
    },
  );

  /** An expression in parentheses, or a query. */
  protected readonly parenthesised: ParserMethod<[], Enclosed> = this.RULE('parenthesised', () => {
    const open = this.CONSUME(OpenParen);
    const query = this.OPTION({
      GATE: () => this.isSubquery(),
      DEF: () => this.SUBRULE(this.queryTokens),
    });
    const elements = this.OPTION2({
      GATE: () => query === undefined,
      DEF: () => this.SUBRULE(this.elements),
    });
    const close = this.OPTION3(() => this.CONSUME(CloseParen));
    return this.ACTION(() => {
      const where = span(open.startOffset, this.closing(close, '")"'));
      return query === undefined
        ? this.group(elements ?? [], where)
        : bare(this.subquery(query, where));
    });
  });

  /** Everything up to the parenthesis that closes the one before. */
  private readonly queryTokens: ParserMethod<[], readonly IToken[]> = this.RULE(
    'queryTokens',
    () => {
      const tokens: IToken[] = [];
      let open = 1;
      this.MANY({
        GATE: () => open > 1 || !this.isNext(CloseParen),
        DEF: () => {
          const token = this.CONSUME(AnyToken);
          const { tokenType } = token;
          open += Number(tokenType === OpenParen) - Number(tokenType === CloseParen);
          tokens.push(token);
        },
      });
      return tokens;
    },
  );
}
