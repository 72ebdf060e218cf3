import type { IToken, ParserMethod } from 'chevrotain';
import { cover } from '../text/span.ts';
import type { Expression, LookupKey, Name, SavedQueryArgument } from './ast.ts';
import type { CommandBody } from './command-builder.ts';
import { joinKeys } from './join-keys.ts';
import { placeOf } from './lexer.ts';
import { optionValue, wordOption } from './options.ts';
import { readSource } from './source-selections.ts';
import { TableCommandParser } from './table-command-parser.ts';
import {
  AnyToken,
  As,
  CloseParen,
  Comma,
  Equal,
  Identifier,
  OpenParen,
  SavedQuery,
} from './tokens.ts';

/** The commands that bring in other log groups, tables and saved queries. */
export class SourceCommandParser extends TableCommandParser {
  readonly source: ParserMethod<[], CommandBody> = this.RULE('source', () => {
    this.CONSUME(Identifier);
    const tokens: IToken[] = [];
    this.MANY({
      GATE: () => !this.atCommandStart(),
      DEF: () => {
        const token = this.CONSUME(AnyToken);
        tokens.push(token);
      },
    });
    return this.ACTION((): CommandBody => {
      const read = readSource(tokens, (where, expected, found) =>
        this.syntaxError(where ?? placeOf(this.LA(0)), expected, found),
      );
      return { kind: 'source', ...read };
    });
  });

  readonly savedQuery: ParserMethod<[], CommandBody> = this.RULE('savedQuery', () => {
    const name = this.CONSUME(SavedQuery);
    const given: SavedQueryArgument[] = [];
    const open = this.OPTION(() => this.CONSUME(OpenParen));
    this.OPTION2({
      GATE: () => open !== undefined && !this.isNext(CloseParen),
      DEF: () => {
        this.ACTION(() => this.segment.depth++);
        const first = this.SUBRULE(this.savedQueryArgument);
        this.ACTION(() => first && given.push(first));
        this.MANY(() => {
          this.CONSUME(Comma);
          const next = this.SUBRULE2(this.savedQueryArgument);
          this.ACTION(() => next && given.push(next));
        });
        this.ACTION(() => this.segment.depth--);
      },
    });
    const close = this.OPTION3({
      GATE: () => open !== undefined,
      DEF: () => this.CONSUME(CloseParen),
    });
    return this.ACTION((): CommandBody => {
      if (open === undefined || close === undefined) {
        this.expected(open === undefined ? '"(" and the parameters, or "()"' : '")"');
      }
      const query = name.image.slice(1).replaceAll('`', '');
      return { kind: 'savedQuery', query, arguments: given };
    });
  });

  private readonly savedQueryArgument: ParserMethod<[], SavedQueryArgument | undefined> = this.RULE(
    'savedQueryArgument',
    () => {
      const name = this.OPTION(() => this.CONSUME(Identifier));
      const equal = this.OPTION2({
        GATE: () => name !== undefined,
        DEF: () => this.CONSUME(Equal),
      });
      const value = this.OPTION3({
        GATE: () => equal !== undefined,
        DEF: () => this.SUBRULE(this.expression),
      });
      const argument = this.ACTION(() => this.makeArgument(name, equal, value?.expression));
      this.SUBRULE(this.skipped, { ARGS: ['a comma or ")"'] });
      return argument;
    },
  );

  readonly lookup: ParserMethod<[], CommandBody> = this.RULE('lookup', () => {
    this.CONSUME(Identifier);
    const table = this.SUBRULE(this.tableName);
    this.ACTION(() => table ?? this.expected('the name of a table'));
    const keys: LookupKey[] = [];
    const first = this.SUBRULE(this.lookupKey);
    this.ACTION(() => first && keys.push(first));
    this.MANY(() => {
      this.CONSUME(Comma);
      const next = this.SUBRULE2(this.lookupKey);
      this.ACTION(() => next && keys.push(next));
    });
    const tail = this.SUBRULE(this.lookupTail);
    return this.ACTION((): CommandBody => ({ kind: 'lookup', table, keys, ...tail }));
  });

  private readonly lookupKey: ParserMethod<[], LookupKey | undefined> = this.RULE(
    'lookupKey',
    () => {
      const column = this.SUBRULE(this.tableName);
      const field = this.SUBRULE(this.asAlias);
      return this.ACTION(() => this.makeLookupKey(column, field));
    },
  );

  readonly cidrlookup: ParserMethod<[], CommandBody> = this.RULE('cidrlookup', () => {
    this.CONSUME(Identifier);
    const table = this.SUBRULE(this.tableName);
    this.ACTION(() => table ?? this.expected('the name of a table'));
    const field = this.SUBRULE(this.oneField);
    const as = this.OPTION(() => this.CONSUME(As));
    const column = this.OPTION2({
      GATE: () => as !== undefined,
      DEF: () => this.SUBRULE2(this.tableName),
    });
    this.ACTION(() => this.finishAlias(as, column));
    const tail = this.SUBRULE(this.lookupTail);
    return this.ACTION((): CommandBody => ({ kind: 'cidrlookup', table, field, column, ...tail }));
  });

  readonly join: ParserMethod<[], CommandBody> = this.RULE('join', () => {
    this.CONSUME(Identifier);
    const options = this.SUBRULE(this.commandOptions);
    const where = this.OPTION({
      GATE: () => this.isWord('where'),
      DEF: () => this.CONSUME2(Identifier),
    });
    const found = this.OPTION2({
      GATE: () => where !== undefined,
      DEF: () => this.SUBRULE(this.expression),
    });
    const condition = this.ACTION(
      (): Expression => found?.expression ?? this.missing(this.wantedOfJoin(where)),
    );
    const query = this.OPTION3({
      GATE: () => this.mayNest(OpenParen),
      DEF: () => this.SUBRULE(this.parenthesised),
    });
    return this.ACTION((): CommandBody => {
      const left = aliasOption(options, 'left');
      const right = aliasOption(options, 'right');
      return {
        kind: 'join',
        options,
        type: wordOption(options, 'type')?.toLowerCase() === 'left' ? 'left' : 'inner',
        left,
        right,
        condition,
        keys: joinKeys(condition, left, right),
        query: this.needQuery(query, "the other log group in parentheses: (SOURCE 'name')"),
      };
    });
  });

  private wantedOfJoin(where: IToken | undefined): string {
    return where === undefined
      ? 'left=NAME right=NAME where NAME.FIELD = NAME.FIELD'
      : 'an equality of a field of each side';
  }

  private makeArgument(
    name: IToken | undefined,
    equal: IToken | undefined,
    value: Expression | undefined,
  ): SavedQueryArgument | undefined {
    if (name === undefined || equal === undefined) {
      this.expected(name === undefined ? 'a parameter with its value' : '"=" and a value');
      return undefined;
    }
    const given = value ?? this.missing('a value');
    const where = placeOf(name);
    return {
      span: cover(where, given.span),
      name: { span: where, name: name.image.replaceAll('`', '') },
      value: given,
    };
  }

  private makeLookupKey(column: Name | undefined, field: Name | undefined): LookupKey | undefined {
    if (column === undefined) {
      this.expected('a column of the table');
      return undefined;
    }
    const { span, name } = field ?? column;
    return { span: cover(column.span, span), column, field: { kind: 'field', span, name } };
  }
}

const aliasOption = (
  options: Parameters<typeof optionValue>[0],
  name: 'left' | 'right',
): Name | undefined => {
  const value = optionValue(options, name);
  return value?.kind === 'field' ? { span: value.span, name: value.name } : undefined;
};
