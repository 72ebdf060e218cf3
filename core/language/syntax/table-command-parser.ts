import type { IToken, ParserMethod } from 'chevrotain';
import type { CommandOption, Expression, Fill } from './ast.ts';
import type { CommandBody } from './command-builder.ts';
import { cover } from '../text/span.ts';
import { patternNames } from './pattern-names.ts';
import { outputName } from './output-name.ts';
import { booleanOption, numberOption, rangeOption, wordOption } from './options.ts';
import { PatternCommandParser } from './pattern-command-parser.ts';
import { Comma, Identifier, OpenParen, StarToken } from './tokens.ts';

/** The commands that work on the rows of a table, one beside or below another. */
export class TableCommandParser extends PatternCommandParser {
  readonly addtotals: ParserMethod<[], CommandBody> = this.RULE('addtotals', () => {
    this.CONSUME(Identifier);
    const options = this.SUBRULE(this.commandOptions);
    const fields = this.OPTION({
      GATE: () => this.isNext(Identifier) && !this.atCommandStart(),
      DEF: () => this.SUBRULE(this.fieldList),
    });
    return this.ACTION((): CommandBody => ({
      kind: 'addtotals',
      options,
      fieldName: wordOption(options, 'fieldname') ?? 'Total',
      row: booleanOption(options, 'row', true),
      col: booleanOption(options, 'col', false),
      fields: fields ?? [],
    }));
  });

  readonly accum: ParserMethod<[], CommandBody> = this.RULE('accum', () => {
    this.CONSUME(Identifier);
    const field = this.SUBRULE(this.oneField);
    const alias = this.SUBRULE(this.asAlias);
    return this.ACTION((): CommandBody => ({
      kind: 'accum',
      field,
      alias,
      output: alias?.name ?? outputName(field),
    }));
  });

  readonly appendcols: ParserMethod<[], CommandBody> = this.RULE('appendcols', () => {
    this.CONSUME(Identifier);
    const options = this.SUBRULE(this.commandOptions);
    const query = this.OPTION({
      GATE: () => this.mayNest(OpenParen),
      DEF: () => this.SUBRULE(this.parenthesised),
    });
    return this.ACTION((): CommandBody => ({
      kind: 'appendcols',
      options,
      override: booleanOption(options, 'override', false),
      max: numberOption(options, 'max', 10_000),
      query: this.needQuery(query, 'a query in parentheses'),
    }));
  });

  readonly autoregress: ParserMethod<[], CommandBody> = this.RULE('autoregress', () => {
    this.CONSUME(Identifier);
    const before = this.SUBRULE(this.commandOptions);
    const field = this.SUBRULE(this.oneField);
    const alias = this.SUBRULE(this.asAlias);
    const behind = this.SUBRULE2(this.commandOptions);
    return this.ACTION((): CommandBody => {
      const options = [...before, ...behind];
      const [from, to] = rangeOption('autoregress', options, 'p') ?? [1, 1];
      return { kind: 'autoregress', options, field, alias, from, to };
    });
  });

  readonly filldown: ParserMethod<[], CommandBody> = this.RULE('filldown', () => {
    this.CONSUME(Identifier);
    const tokens: IToken[] = [];
    this.MANY({
      GATE: () => !this.atCommandStart(),
      DEF: () => {
        const token = this.OR([
          { ALT: () => this.CONSUME2(Identifier) },
          { ALT: () => this.CONSUME(StarToken) },
        ]);
        tokens.push(token);
      },
    });
    return this.ACTION((): CommandBody => {
      if (this.isNext(Comma)) {
        this.expected('a blank between names');
      }
      return { kind: 'filldown', patterns: patternNames(tokens) };
    });
  });

  readonly fillmissing: ParserMethod<[], CommandBody> = this.RULE('fillmissing', () => {
    this.CONSUME(Identifier);
    const fills: Fill[] = [];
    this.OPTION({
      GATE: () => this.isWord('with'),
      DEF: () => {
        this.CONSUME2(Identifier);
        const first = this.SUBRULE(this.fill);
        this.ACTION(() => first && fills.push(first));
        this.MANY(() => {
          this.CONSUME(Comma);
          const next = this.SUBRULE2(this.fill);
          this.ACTION(() => next && fills.push(next));
        });
      },
    });
    return this.ACTION((): CommandBody => ({ kind: 'fillmissing', fills }));
  });

  private readonly fill: ParserMethod<[], Fill | undefined> = this.RULE('fill', () => {
    const value = this.OPTION({
      GATE: () => !this.isClauseStart(),
      DEF: () => this.SUBRULE(this.expression),
    });
    this.ACTION(() => value ?? this.expected('a value'));
    const word = this.OPTION2({
      GATE: () => this.isWord('for'),
      DEF: () => this.CONSUME(Identifier),
    });
    const field = this.OPTION3({
      GATE: () => word !== undefined,
      DEF: () => this.SUBRULE(this.accessed),
    });
    const fill = this.ACTION(() => this.makeFill(value?.expression, word, field?.expression));
    this.SUBRULE(this.skipped, { ARGS: ['a comma or the end of the command'] });
    return fill;
  });

  readonly outlier: ParserMethod<[], CommandBody> = this.RULE('outlier', () => {
    this.CONSUME(Identifier);
    const options: CommandOption[] = [];
    const fields: Expression[] = [];
    const first = this.SUBRULE(this.commandOptions);
    this.ACTION(() => options.push(...first));
    this.MANY({
      GATE: () => this.isNext(Identifier) && !this.atCommandStart(),
      DEF: () => {
        const field = this.SUBRULE(this.oneField);
        const more = this.SUBRULE2(this.commandOptions);
        this.ACTION(() => {
          fields.push(field);
          options.push(...more);
        });
      },
    });
    return this.ACTION((): CommandBody => {
      if (fields.length === 0) {
        this.expected('a field');
      }
      return { kind: 'outlier', options, ...outlierOptions(options), fields: fields.map(marked) };
    });
  });

  private makeFill(
    value: Expression | undefined,
    word: IToken | undefined,
    field: Expression | undefined,
  ): Fill | undefined {
    if (value === undefined) {
      return undefined;
    }
    const target =
      field ?? this.missing(word === undefined ? '"for" and a field' : 'a field after "for"');
    return { span: cover(value.span, target.span), value, field: target };
  }
}

const outlierOptions = (options: readonly CommandOption[]) =>
  ({
    action: wordOption(options, 'action')?.toLowerCase() === 'remove' ? 'remove' : 'transform',
    param: numberOption(options, 'param', 2.5),
    useLower: booleanOption(options, 'uselower', false),
    mark: booleanOption(options, 'mark', false),
  }) as const;

const marked = (expression: Expression) => ({
  expression,
  marker: `${outputName(expression)}_outlier`,
});
