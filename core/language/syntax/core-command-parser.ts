import { EMPTY_ALT, type IToken, type ParserMethod, tokenMatcher } from 'chevrotain';
import type { Alias, MissingExpression, ParseCommand, ParseMode, SortKey } from './ast.ts';
import type { CommandBody } from './command-builder.ts';
import { placeOf } from './lexer.ts';
import { regexLiteral, textLiteral } from './literals.ts';
import type { Enclosed } from './operators.ts';
import { PartParser } from './part-parser.ts';
import { As, Asc, By, Comma, Desc, Equal, Identifier, Regex, Text } from './tokens.ts';

/** The commands that choose, filter, take apart, aggregate and order events. */
export class CoreCommandParser extends PartParser {
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

  readonly filterIndex: ParserMethod<[], CommandBody> = this.RULE('filterIndex', () => {
    this.CONSUME(Identifier);
    const condition = this.SUBRULE(this.expression);
    return this.ACTION((): CommandBody => ({
      kind: 'filterIndex',
      condition: condition?.expression ?? this.missing('a field with its value'),
    }));
  });

  readonly parse: ParserMethod<[], CommandBody> = this.RULE('parse', () => {
    this.CONSUME(Identifier);
    const input = this.OPTION({
      GATE: () => !this.isPattern() && !this.isModeFirst(),
      DEF: () => this.SUBRULE(this.accessed),
    });
    const mode = this.OPTION2({
      GATE: () => this.isMode(1),
      DEF: () => this.CONSUME2(Identifier),
    });
    const token = this.OR([
      { ALT: () => this.CONSUME(Text) },
      { ALT: () => this.CONSUME(Regex) },
      { ALT: EMPTY_ALT(undefined) },
    ]);
    const pattern = this.ACTION(() => this.parsePattern(input, mode, token));
    const multi = this.OPTION3({
      GATE: () => this.isWord('multi'),
      DEF: () => this.CONSUME3(Identifier),
    });
    const as = this.OPTION4(() => this.CONSUME(As));
    const aliases = this.SUBRULE(this.aliases);
    const late = this.OPTION5({
      GATE: () => multi === undefined && this.isWord('multi'),
      DEF: () => this.CONSUME4(Identifier),
    });
    return this.ACTION((): CommandBody => {
      this.checkAliases(as, aliases);
      if (mode !== undefined && as === undefined && aliases.length === 0) {
        this.expected('"as" and a name');
      }
      const parseMode = this.parseMode(mode, multi ?? late, pattern);
      return { kind: 'parse', input: input?.expression, mode: parseMode, pattern, aliases };
    });
  });

  readonly json: ParserMethod<[], CommandBody> = this.RULE('json', () => {
    this.CONSUME(Identifier);
    const label = this.OPTION({
      GATE: () => this.isOption(),
      DEF: () => this.CONSUME2(Identifier),
    });
    const equal = this.OPTION2({
      GATE: () => label !== undefined,
      DEF: () => this.CONSUME(Equal),
    });
    this.ACTION(() => this.checkJsonLabel(label, equal));
    const field = this.SUBRULE(this.oneField);
    const path = this.OPTION3(() => this.CONSUME(Text));
    const literal = this.ACTION(() =>
      path ? textLiteral(path) : this.missing('a path in quotes'),
    );
    const alias = this.SUBRULE(this.asAlias);
    return this.ACTION((): CommandBody => {
      if (alias === undefined) {
        this.expected('"as" and a name');
      }
      return { kind: 'json', field, path: literal, alias };
    });
  });

  readonly stats: ParserMethod<[], CommandBody> = this.RULE('stats', () => {
    this.CONSUME(Identifier);
    const aggregates = this.SUBRULE(this.items);
    const grouping = this.OPTION(() => {
      const by = this.CONSUME(By);
      const keys = this.SUBRULE2(this.items);
      return this.ACTION(() => ({ keys, bySpan: placeOf(by) }));
    });
    const offset = this.OPTION2({
      GATE: () => this.isWord('offset'),
      DEF: () => {
        this.CONSUME2(Identifier);
        const period = this.SUBRULE(this.expression);
        return this.ACTION(() => period?.expression ?? this.missing('a period such as 1d'));
      },
    });
    return this.ACTION((): CommandBody => ({
      kind: 'stats',
      aggregates,
      keys: grouping?.keys ?? [],
      bySpan: grouping?.bySpan,
      offset,
    }));
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

  readonly limit: ParserMethod<[], CommandBody> = this.RULE('limit', () => {
    this.CONSUME(Identifier);
    const any = this.OPTION({
      GATE: () => this.isWord('any'),
      DEF: () => this.CONSUME2(Identifier),
    });
    const count = this.SUBRULE(this.expression);
    return this.ACTION((): CommandBody => ({
      kind: 'limit',
      any: any !== undefined,
      count: count?.expression ?? this.missing('a number'),
    }));
  });

  readonly dedup: ParserMethod<[], CommandBody> = this.RULE('dedup', () => {
    this.CONSUME(Identifier);
    const fields = this.SUBRULE(this.fieldList);
    return this.ACTION((): CommandBody => ({ kind: 'dedup', fields }));
  });

  readonly unnest: ParserMethod<[], CommandBody> = this.RULE('unnest', () => {
    this.CONSUME(Identifier);
    const input = this.SUBRULE(this.oneField);
    const into = this.OPTION({
      GATE: () => this.isWord('into'),
      DEF: () => this.CONSUME2(Identifier),
    });
    const alias = this.OPTION2({
      GATE: () => into !== undefined,
      DEF: () => this.SUBRULE(this.alias),
    });
    return this.ACTION((): CommandBody => {
      if (alias === undefined) {
        this.expected(into === undefined ? '"into" and a name' : 'a name');
      }
      return { kind: 'unnest', input, alias };
    });
  });

  readonly expand: ParserMethod<[], CommandBody> = this.RULE('expand', () => {
    this.CONSUME(Identifier);
    const field = this.SUBRULE(this.oneField);
    return this.ACTION((): CommandBody => ({ kind: 'expand', field }));
  });

  /** True where the pattern of `parse` is next. */
  private isPattern(): boolean {
    return this.isNext(Text) || this.isNext(Regex);
  }

  /** True for the word of a mode: a word that a pattern follows is a field. */
  private isMode(at: number): boolean {
    const word = this.LA(at);
    const next = this.LA(at + 1);
    if (!tokenMatcher(word, Identifier)) {
      return false;
    }
    const mode = MODES.get(word.image.toLowerCase());
    const hasPattern = tokenMatcher(next, Text) || tokenMatcher(next, Regex);
    return mode !== undefined && hasPattern === (mode === 'xml');
  }

  /** `parse logfmt as m`: what is parsed is left out, as it may be in front of a pattern. */
  private isModeFirst(): boolean {
    return this.isMode(1) && this.LA(2).tokenType === As;
  }

  private parsePattern(
    input: Enclosed | undefined,
    mode: IToken | undefined,
    token: IToken | undefined,
  ): ParseCommand['pattern'] {
    if (token !== undefined) {
      return tokenMatcher(token, Text) ? textLiteral(token) : regexLiteral(token);
    }
    const isPlain = mode === undefined || MODES.get(mode.image.toLowerCase()) === 'xml';
    return isPlain ? this.missingPattern(input) : undefined;
  }

  private missingPattern(input: Enclosed | undefined): MissingExpression {
    const field = input?.expression;
    const isModeFirst = field?.kind === 'field' && MODES.has(field.name.toLowerCase());
    if (!isModeFirst || !this.isNext(Identifier)) {
      return this.missing('a text with "*" or a regular expression');
    }
    const pattern = this.missing(`the field before "${field.name}"`);
    this.segment.quiet = true;
    return pattern;
  }

  private parseMode(
    mode: IToken | undefined,
    multi: IToken | undefined,
    pattern: ParseCommand['pattern'],
  ): ParseMode {
    if (multi !== undefined && pattern?.kind !== 'regex') {
      this.syntaxError(placeOf(multi), 'a regular expression before "multi"', '"multi"');
    }
    const named = mode === undefined ? undefined : MODES.get(mode.image.toLowerCase());
    return named ?? (multi === undefined ? 'pattern' : 'multi');
  }

  /** Names without `as` work, and `as` without names is not finished. */
  private checkAliases(as: IToken | undefined, aliases: readonly Alias[]): void {
    const [first] = aliases;
    if (as !== undefined && first === undefined) {
      this.expected('a name');
    } else if (as === undefined && first !== undefined) {
      this.report('spelling', first.span, { written: first.name, documented: `as ${first.name}` });
    }
  }

  private checkJsonLabel(label: IToken | undefined, equal: IToken | undefined): void {
    if (label === undefined || equal === undefined) {
      this.expected('"field=" and a field');
    } else if (label.image.toLowerCase() !== 'field') {
      this.syntaxError(placeOf(label), '"field="', `"${label.image}="`);
    }
  }
}

/** The modes that a word chooses. */
const MODES: ReadonlyMap<string, ParseMode> = new Map([
  ['logfmt', 'logfmt'],
  ['csv', 'csv'],
  ['xml', 'xml'],
]);
