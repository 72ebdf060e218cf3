import { EMPTY_ALT, type ParserMethod } from 'chevrotain';
import type { Alias, CommandOption, Expression, Item, LookupOutput, Name } from './ast.ts';
import { CommandBuilder, type LookupTail } from './command-builder.ts';
import { As, Comma, Equal, Identifier, LiteralToken, Minus, Text } from './tokens.ts';

/** The parts that several commands have in common: lists, names, options. */
export class PartParser extends CommandBuilder {
  protected readonly items: ParserMethod<[], readonly Item[]> = this.RULE('items', () => {
    const items: Item[] = [];
    const first = this.SUBRULE(this.item);
    this.ACTION(() => first && items.push(first));
    this.MANY(() => {
      this.CONSUME(Comma);
      const next = this.SUBRULE2(this.item);
      this.ACTION(() => next && items.push(next));
    });
    return items;
  });

  private readonly item: ParserMethod<[], Item | undefined> = this.RULE('item', () => {
    const value = this.SUBRULE(this.expression);
    const as = this.OPTION(() => this.CONSUME(As));
    const alias = this.OPTION2({
      GATE: () => as !== undefined,
      DEF: () => this.SUBRULE(this.alias),
    });
    const item = this.ACTION(() => this.makeItem(value, as, alias));
    this.SUBRULE(this.skipped, { ARGS: ['a comma or the end of the command'] });
    return item;
  });

  protected readonly fieldList: ParserMethod<[], readonly Expression[]> = this.RULE(
    'fieldList',
    () => {
      const fields: Expression[] = [];
      const first = this.SUBRULE(this.listedField);
      this.ACTION(() => first && fields.push(first));
      this.MANY(() => {
        this.CONSUME(Comma);
        const next = this.SUBRULE2(this.listedField);
        this.ACTION(() => next && fields.push(next));
      });
      return fields;
    },
  );

  private readonly listedField: ParserMethod<[], Expression | undefined> = this.RULE(
    'listedField',
    () => {
      const field = this.OPTION({
        GATE: () => !this.isClauseStart(),
        DEF: () => this.SUBRULE(this.expression),
      });
      this.ACTION(() => field ?? this.expected('a field'));
      this.SUBRULE(this.skipped, { ARGS: ['a comma or the end of the command'] });
      return this.ACTION(() => field?.expression);
    },
  );

  /** A field, or what stands in its place. */
  protected readonly oneField: ParserMethod<[], Expression> = this.RULE('oneField', () => {
    const field = this.OPTION({
      GATE: () => !this.isClauseStart() && !this.isOption() && !this.isNext(Text),
      DEF: () => this.SUBRULE(this.accessed),
    });
    return this.ACTION(() => field?.expression ?? this.missing('a field'));
  });

  /** `as name`, or nothing. */
  protected readonly asAlias: ParserMethod<[], Alias | undefined> = this.RULE('asAlias', () => {
    const as = this.OPTION(() => this.CONSUME(As));
    const alias = this.OPTION2({
      GATE: () => as !== undefined,
      DEF: () => this.SUBRULE(this.alias),
    });
    return this.ACTION(() => this.finishAlias(as, alias));
  });

  protected readonly aliases: ParserMethod<[], readonly Alias[]> = this.RULE('aliases', () => {
    const aliases: Alias[] = [];
    this.OPTION({
      GATE: () => !this.isClauseStart() && !this.atCommandStart(),
      DEF: () => {
        const first = this.SUBRULE(this.alias);
        this.ACTION(() => first && aliases.push(first));
        this.MANY(() => {
          this.CONSUME(Comma);
          const next = this.SUBRULE2(this.alias);
          this.ACTION(() => (next ? aliases.push(next) : this.expected('a name')));
        });
      },
    });
    this.SUBRULE(this.skipped, { ARGS: ['a comma or the end of the command'] });
    return aliases;
  });

  protected readonly alias: ParserMethod<[], Alias | undefined> = this.RULE('alias', () => {
    const token = this.OR([
      { ALT: () => this.CONSUME(Identifier) },
      { ALT: () => this.CONSUME(Text) },
      { ALT: EMPTY_ALT(undefined) },
    ]);
    return this.ACTION(() => this.makeAlias(token));
  });

  /** A name that belongs to a table or a column; undefined where the next part begins. */
  protected readonly tableName: ParserMethod<[], Name | undefined> = this.RULE('tableName', () => {
    const name = this.OPTION({
      GATE: () => !this.isClauseStart() && !this.atCommandStart(),
      DEF: () => this.SUBRULE(this.alias),
    });
    return name;
  });

  protected readonly commandOptions: ParserMethod<[], readonly CommandOption[]> = this.RULE(
    'commandOptions',
    () => {
      const options: CommandOption[] = [];
      this.MANY({
        GATE: () => this.isOption(),
        DEF: () => {
          const name = this.CONSUME(Identifier);
          this.CONSUME(Equal);
          const value = this.SUBRULE(this.optionValue);
          this.ACTION(() => options.push(this.makeOption(name, value)));
        },
      });
      return options;
    },
  );

  /** A literal or a word; `1-4` for a range. */
  private readonly optionValue: ParserMethod<[], Expression> = this.RULE('optionValue', () => {
    const minus = this.OPTION(() => this.CONSUME(Minus));
    const value = this.OR([
      { ALT: () => this.CONSUME(LiteralToken) },
      {
        GATE: () => !this.isOption(),
        ALT: () => this.CONSUME(Identifier),
      },
      { ALT: EMPTY_ALT(undefined) },
    ]);
    const end = this.OPTION2({
      GATE: () => value !== undefined && this.isRangeEnd(),
      DEF: () => {
        this.CONSUME2(Minus);
        return this.CONSUME2(LiteralToken);
      },
    });
    return this.ACTION(() => this.makeOptionValue(minus, value, end));
  });

  /** `OUTPUT column as name, …` of both kinds of lookup. */
  protected readonly lookupTail: ParserMethod<[], LookupTail> = this.RULE('lookupTail', () => {
    const outputs: LookupOutput[] = [];
    const word = this.OPTION({
      GATE: () => this.isClauseStart(),
      DEF: () => this.CONSUME(Identifier),
    });
    this.ACTION(() => word ?? this.expected('"OUTPUT" or "OUTPUTNEW"'));
    this.OPTION2({
      GATE: () => word !== undefined,
      DEF: () => {
        const first = this.SUBRULE(this.lookupOutput);
        this.ACTION(() => first && outputs.push(first));
        this.MANY(() => {
          this.CONSUME(Comma);
          const next = this.SUBRULE2(this.lookupOutput);
          this.ACTION(() => next && outputs.push(next));
        });
      },
    });
    return this.ACTION(() => ({ mode: this.lookupMode(word), outputs }));
  });

  private readonly lookupOutput: ParserMethod<[], LookupOutput | undefined> = this.RULE(
    'lookupOutput',
    () => {
      const column = this.SUBRULE(this.tableName);
      const alias = this.SUBRULE(this.asAlias);
      const output = this.ACTION(() => this.makeLookupOutput(column, alias));
      this.SUBRULE(this.skipped, { ARGS: ['a comma or the end of the command'] });
      return output;
    },
  );
}
