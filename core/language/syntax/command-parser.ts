import { EMPTY_ALT, type IToken, type ParserMethod } from 'chevrotain';
import type { Alias, Expression, Item, SortKey } from './ast.ts';
import { type CommandBody, CommandBuilder } from './command-builder.ts';
import type { Segment } from './segment.ts';
import { As, Asc, By, Comma, Desc, Identifier, Regex, Text } from './tokens.ts';

/** The grammar of commands: one rule each, from its name to where it ends. */
export class CommandParser extends CommandBuilder {
  constructor(skipValidations: boolean) {
    super(skipValidations);
    this.performSelfAnalysis();
  }

  /** Reads the command that the tokens begin with; `end` counts the tokens that it took. */
  read(
    rule: CommandRule,
    tokens: IToken[],
    segment: Segment,
  ): { readonly body: CommandBody; readonly end: number } {
    this.segment = segment;
    this.input = tokens;
    const body: CommandBody | undefined = this[rule]();
    if (body === undefined) {
      throw new Error(`the rule of ${rule} failed: ${this.errors[0]?.message ?? ''}`);
    }
    return { body, end: tokens.indexOf(this.LA(0)) + 1 };
  }

  readonly fields: ParserMethod<[], CommandBody> = this.RULE('fields', () => {
    this.CONSUME(Identifier);
    const items = this.SUBRULE(this.items);
    return this.ACTION((): CommandBody => ({ kind: 'fields', items }));
  });

  readonly display: ParserMethod<[], CommandBody> = this.RULE('display', () => {
    this.CONSUME(Identifier);
    const items = this.SUBRULE(this.items);
    return this.ACTION((): CommandBody => ({ kind: 'display', items }));
  });

  readonly filter: ParserMethod<[], CommandBody> = this.RULE('filter', () => {
    this.CONSUME(Identifier);
    const condition = this.SUBRULE(this.expression);
    return this.ACTION((): CommandBody => ({
      kind: 'filter',
      condition: condition?.expression ?? this.missing('a condition'),
    }));
  });

  readonly parse: ParserMethod<[], CommandBody> = this.RULE('parse', () => {
    this.CONSUME(Identifier);
    const input = this.OPTION({
      GATE: () => !this.isPattern(),
      DEF: () => this.SUBRULE(this.accessed),
    });
    const token = this.OR([
      { ALT: () => this.CONSUME(Text) },
      { ALT: () => this.CONSUME(Regex) },
      { ALT: EMPTY_ALT(undefined) },
    ]);
    const pattern = this.ACTION(() => this.pattern(token));
    const as = this.OPTION2(() => this.CONSUME(As));
    const aliases = this.SUBRULE(this.aliases);
    return this.ACTION((): CommandBody => {
      this.checkAliases(as, aliases);
      return { kind: 'parse', input: input?.expression, pattern, aliases };
    });
  });

  readonly stats: ParserMethod<[], CommandBody> = this.RULE('stats', () => {
    this.CONSUME(Identifier);
    const aggregates = this.SUBRULE(this.items);
    const grouping = this.OPTION(() => {
      const by = this.CONSUME(By);
      const keys = this.SUBRULE2(this.items);
      return this.ACTION(() => ({ by, keys }));
    });
    return this.ACTION(() => this.statsBody(aggregates, grouping));
  });

  readonly sort: ParserMethod<[], CommandBody> = this.RULE('sort', () => {
    const name = this.CONSUME(Identifier);
    const by = this.OPTION(() => this.CONSUME(By));
    const keys: SortKey[] = [];
    const first = this.SUBRULE(this.sortKey);
    this.ACTION(() => first && keys.push(first));
    this.MANY(() => {
      this.CONSUME(Comma);
      const next = this.SUBRULE2(this.sortKey);
      this.ACTION(() => next && keys.push(next));
    });
    return this.ACTION((): CommandBody => {
      this.checkSortSpelling(name, by);
      return { kind: 'sort', keys };
    });
  });

  readonly limit: ParserMethod<[], CommandBody> = this.RULE('limit', () => {
    this.CONSUME(Identifier);
    this.ACTION(() => {
      if (this.isLaterWord()) {
        this.refuseLaterWord();
      }
    });
    const count = this.SUBRULE(this.expression);
    return this.ACTION((): CommandBody => ({
      kind: 'limit',
      count: count?.expression ?? this.missing('a number'),
    }));
  });

  readonly dedup: ParserMethod<[], CommandBody> = this.RULE('dedup', () => {
    this.CONSUME(Identifier);
    const fields: Expression[] = [];
    const first = this.SUBRULE(this.listedField);
    this.ACTION(() => first && fields.push(first));
    this.MANY(() => {
      this.CONSUME(Comma);
      const next = this.SUBRULE2(this.listedField);
      this.ACTION(() => next && fields.push(next));
    });
    return this.ACTION((): CommandBody => ({ kind: 'dedup', fields }));
  });

  private readonly items: ParserMethod<[], readonly Item[]> = this.RULE('items', () => {
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

  private readonly listedField: ParserMethod<[], Expression | undefined> = this.RULE(
    'listedField',
    () => {
      const field = this.SUBRULE(this.expression);
      this.ACTION(() => field ?? this.expected('a field'));
      this.SUBRULE(this.skipped, { ARGS: ['a comma or the end of the command'] });
      return this.ACTION(() => field?.expression);
    },
  );

  private readonly sortKey: ParserMethod<[], SortKey | undefined> = this.RULE('sortKey', () => {
    const value = this.SUBRULE(this.expression);
    const direction = this.OR([
      { ALT: () => this.CONSUME(Asc) },
      { ALT: () => this.CONSUME(Desc) },
      { ALT: EMPTY_ALT(undefined) },
    ]);
    const key = this.ACTION(() => this.makeSortKey(value, direction));
    this.SUBRULE(this.skipped, { ARGS: ['a comma, "asc", "desc" or the end of the command'] });
    return key;
  });

  private readonly aliases: ParserMethod<[], readonly Alias[]> = this.RULE('aliases', () => {
    const aliases: Alias[] = [];
    this.OPTION({
      GATE: () => !this.isLaterWord() && !this.atCommandStart(),
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

  private readonly alias: ParserMethod<[], Alias | undefined> = this.RULE('alias', () => {
    const token = this.OR([
      { ALT: () => this.CONSUME(Identifier) },
      { ALT: () => this.CONSUME(Text) },
      { ALT: EMPTY_ALT(undefined) },
    ]);
    return this.ACTION(() => this.makeAlias(token));
  });
}

/** The commands that have a rule of their own. */
export type CommandRule =
  'fields' | 'display' | 'filter' | 'parse' | 'stats' | 'sort' | 'limit' | 'dedup';
