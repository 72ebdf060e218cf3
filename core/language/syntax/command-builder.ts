import { type IToken, tokenMatcher } from 'chevrotain';
import { cover } from '../text/span.ts';
import { textContent } from '../text/unquote.ts';
import type { Alias, Command, Item, ParseCommand, SortKey } from './ast.ts';
import { ExpressionParser } from './expression-parser.ts';
import { placeOf } from './lexer.ts';
import { regexLiteral, textLiteral } from './literals.ts';
import type { Enclosed } from './operators.ts';
import { sourceText } from './source-text.ts';
import { Regex, Text } from './tokens.ts';

type CommonPart = 'span' | 'name' | 'nameSpan' | 'incomplete';
type WithoutCommonPart<Node> = Node extends Command ? Omit<Node, CommonPart> : never;

/** What a command's own rule reads: everything but what all commands have. */
export type CommandBody = WithoutCommonPart<Command>;

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

  protected statsBody(
    aggregates: readonly Item[],
    grouping: { readonly by: IToken; readonly keys: readonly Item[] } | undefined,
  ): CommandBody {
    return {
      kind: 'stats',
      aggregates,
      keys: grouping?.keys ?? [],
      bySpan: grouping && placeOf(grouping.by),
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

  /** True where the pattern of `parse` is next. */
  protected isPattern(): boolean {
    return this.isNext(Text) || this.isNext(Regex);
  }

  protected pattern(token: IToken | undefined): ParseCommand['pattern'] {
    if (token === undefined) {
      return this.missing('a text with "*" or a regular expression');
    }
    return tokenMatcher(token, Text) ? textLiteral(token) : regexLiteral(token);
  }

  /** Names without `as` work, and `as` without names is not finished. */
  protected checkAliases(as: IToken | undefined, aliases: readonly Alias[]): void {
    const [first] = aliases;
    if (as !== undefined && first === undefined) {
      this.expected('a name');
    } else if (as === undefined && first !== undefined) {
      this.report('spelling', first.span, {
        written: first.name,
        documented: `as ${first.name}`,
      });
    }
  }
}

const NAME_WITHOUT_QUOTES =
  'a name without quotes (in backticks if it has other signs than letters and digits)';
