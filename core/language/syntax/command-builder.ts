import { type IToken, tokenMatcher } from 'chevrotain';
import { cover, span } from '../text/span.ts';
import { nameContent, textContent } from '../text/unquote.ts';
import type {
  Alias,
  Command,
  CommandOption,
  Expression,
  Item,
  LookupMode,
  LookupOutput,
  Name,
  SortKey,
  Subquery,
} from './ast.ts';
import { ExpressionParser } from './expression-parser.ts';
import { placeOf } from './lexer.ts';
import { literal } from './literals.ts';
import type { Enclosed } from './operators.ts';
import { sourceText } from './source-text.ts';
import { LiteralToken, Minus, Text } from './tokens.ts';

type CommonPart = 'span' | 'name' | 'nameSpan' | 'incomplete';
type WithoutCommonPart<Node> = Node extends Command ? Omit<Node, CommonPart> : never;

/** What a command's own rule reads: everything but what all commands have. */
export type CommandBody = WithoutCommonPart<Command>;

/** What follows the keys of a lookup. */
export interface LookupTail {
  readonly mode: LookupMode | undefined;
  readonly outputs: readonly LookupOutput[];
}

/** Makes the nodes of commands from what the rules have read. */
export class CommandBuilder extends ExpressionParser {
  protected makeItem(
    value: Enclosed | undefined,
    as: IToken | undefined,
    alias: Alias | undefined,
  ): Item | undefined {
    if (value === undefined) {
      this.expected('a field or an expression');
      return undefined;
    }
    if (as !== undefined && alias === undefined) {
      this.expected('a name');
    }
    const end = alias?.span ?? (as && placeOf(as)) ?? value.outer;
    return {
      span: cover(value.outer, end),
      expression: value.expression,
      alias,
      name: alias?.name ?? this.columnName(value),
    };
  }

  private columnName({ expression, outer }: Enclosed): string {
    return expression.kind === 'field' ? expression.name : sourceText(this.segment.text, outer);
  }

  protected makeAlias(token: IToken | undefined): Alias | undefined {
    if (token === undefined) {
      return undefined;
    }
    const where = placeOf(token);
    if (tokenMatcher(token, Text)) {
      const name = textContent(token.image);
      this.syntaxError(where, NAME_WITHOUT_QUOTES, token.image);
      return { span: where, name };
    }
    const expression = this.field(token);
    return { span: where, name: expression.kind === 'field' ? expression.name : token.image };
  }

  protected makeSortKey(
    value: Enclosed | undefined,
    direction: IToken | undefined,
  ): SortKey | undefined {
    if (value === undefined) {
      this.expected('a field or an expression');
      return undefined;
    }
    const written = direction?.image.toLowerCase();
    return {
      span: direction === undefined ? value.outer : cover(value.outer, placeOf(direction)),
      expression: value.expression,
      direction: written === 'asc' || written === 'desc' ? written : undefined,
    };
  }

  protected checkSortSpelling(name: IToken, by: IToken | undefined): void {
    const sort = name.image.toLowerCase() === 'sort';
    if (sort && by === undefined) {
      return;
    }
    const where = by === undefined ? placeOf(name) : cover(placeOf(name), placeOf(by));
    const written = this.segment.text.slice(where.start, where.end);
    this.report('spelling', where, { written, documented: 'sort' });
  }

  /** The name behind `as`; undefined where neither is there. */
  protected finishAlias(as: IToken | undefined, alias: Alias | undefined): Alias | undefined {
    if (as !== undefined && alias === undefined) {
      this.expected('a name');
    }
    return alias;
  }

  protected makeOption(name: IToken, value: Expression): CommandOption {
    const { start, end } = placeOf(name);
    return {
      span: cover(placeOf(name), value.span),
      name: { span: span(start, end), name: nameContent(name.image) },
      value,
    };
  }

  protected makeOptionValue(
    minus: IToken | undefined,
    value: IToken | undefined,
    end: IToken | undefined,
  ): Expression {
    if (value === undefined) {
      return this.missing('a value');
    }
    const left = minus === undefined ? literal(value) : negative(minus, literal(value));
    return end === undefined ? left : range(left, literal(end));
  }

  /** True before the second half of `1-4`. */
  protected isRangeEnd(): boolean {
    return this.isNext(Minus) && tokenMatcher(this.LA(2), LiteralToken);
  }

  protected lookupMode(word: IToken | undefined): LookupMode | undefined {
    if (word === undefined) {
      return undefined;
    }
    return word.image.toLowerCase() === 'output' ? 'output' : 'outputNew';
  }

  protected makeLookupOutput(
    column: Name | undefined,
    alias: Alias | undefined,
  ): LookupOutput | undefined {
    if (column === undefined) {
      this.expected('a column of the table');
      return undefined;
    }
    const where = alias === undefined ? column.span : cover(column.span, alias.span);
    return { span: where, column, alias, name: (alias ?? column).name };
  }

  /** A query in parentheses, for a command that needs one. */
  protected needQuery(found: Enclosed | undefined, what: string): Subquery | undefined {
    if (found?.expression.kind === 'subquery') {
      return found.expression;
    }
    if (found === undefined) {
      this.expected(what);
    } else {
      this.syntaxError(found.outer, what, 'something else in these parentheses');
    }
    return undefined;
  }
}

const NAME_WITHOUT_QUOTES =
  'a name without quotes (in backticks if it has other signs than letters and digits)';

const negative = (minus: IToken, operand: Expression): Expression => ({
  kind: 'unary',
  span: cover(placeOf(minus), operand.span),
  operator: '-',
  operand,
});

/** `1-4`, which is written like a difference. */
const range = (left: Expression, right: Expression): Expression => ({
  kind: 'binary',
  span: cover(left.span, right.span),
  operator: '-',
  operatorSpan: span(left.span.end, right.span.start),
  left,
  right,
});
