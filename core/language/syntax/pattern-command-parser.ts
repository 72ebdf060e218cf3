import type { ParserMethod } from 'chevrotain';
import type { DiffPeriod, Expression } from './ast.ts';
import type { CommandBody } from './command-builder.ts';
import { CoreCommandParser } from './core-command-parser.ts';
import { placeOf } from './lexer.ts';
import { Identifier } from './tokens.ts';

/** The commands that find what is frequent, unusual or of weight. */
export class PatternCommandParser extends CoreCommandParser {
  readonly pattern: ParserMethod<[], CommandBody> = this.RULE('pattern', () => {
    this.CONSUME(Identifier);
    const input = this.SUBRULE(this.expression);
    return this.ACTION((): CommandBody => ({
      kind: 'pattern',
      input: input?.expression ?? this.missing('a field, such as @message'),
    }));
  });

  readonly diff: ParserMethod<[], CommandBody> = this.RULE('diff', () => {
    this.CONSUME(Identifier);
    const word = this.OPTION({
      GATE: () => !this.atCommandStart(),
      DEF: () => this.CONSUME2(Identifier),
    });
    return this.ACTION((): CommandBody => {
      const period = word === undefined ? 'previousPeriod' : periods.get(word.image.toLowerCase());
      if (word !== undefined && period === undefined) {
        this.syntaxError(placeOf(word), PERIODS, `"${word.image}"`);
      }
      return { kind: 'diff', period: period ?? 'previousPeriod' };
    });
  });

  readonly anomaly: ParserMethod<[], CommandBody> = this.RULE('anomaly', () => {
    this.CONSUME(Identifier);
    return this.ACTION((): CommandBody => ({ kind: 'anomaly' }));
  });

  readonly logcompare: ParserMethod<[], CommandBody> = this.RULE('logcompare', () => {
    this.CONSUME(Identifier);
    const word = this.OPTION({
      GATE: () => this.isWord('timeshift'),
      DEF: () => this.CONSUME2(Identifier),
    });
    this.ACTION(() => word ?? this.expected('"timeshift" and a period'));
    const period = this.SUBRULE(this.expression);
    return this.ACTION((): CommandBody => ({
      kind: 'logcompare',
      timeshift: period?.expression ?? this.missing('a period such as 7d'),
    }));
  });

  readonly relevantfields: ParserMethod<[], CommandBody> = this.RULE('relevantfields', () => {
    this.CONSUME(Identifier);
    const fields = this.OPTION({
      GATE: () => !this.isWord('where'),
      DEF: () => this.SUBRULE(this.fieldList),
    });
    const word = this.OPTION2({
      GATE: () => this.isWord('where'),
      DEF: () => this.CONSUME2(Identifier),
    });
    const condition = this.OPTION3({
      GATE: () => word !== undefined,
      DEF: () => this.SUBRULE(this.expression),
    });
    return this.ACTION((): CommandBody => ({
      kind: 'relevantfields',
      fields: fields ?? [],
      condition:
        condition?.expression ??
        this.missing(word === undefined ? '"where" and a condition' : 'a condition'),
    }));
  });

  readonly countFrequent: ParserMethod<[], CommandBody> = this.RULE('countFrequent', () => {
    this.CONSUME(Identifier);
    const fields = this.SUBRULE(this.fieldList);
    return this.ACTION((): CommandBody => ({ kind: 'countFrequent', fields }));
  });

  readonly estimate: ParserMethod<[], CommandBody> = this.RULE('estimate', () => {
    this.CONSUME(Identifier);
    return this.ACTION((): CommandBody => ({ kind: 'estimate' }));
  });

  readonly sessionize: ParserMethod<[], CommandBody> = this.RULE('sessionize', () => {
    this.CONSUME(Identifier);
    const fields = this.SUBRULE(this.fieldList);
    const gap = this.OPTION({
      GATE: () => this.isWord('maxspan'),
      DEF: () => {
        this.CONSUME2(Identifier);
        const period = this.SUBRULE(this.expression);
        return this.ACTION(
          (): Expression => period?.expression ?? this.missing('a period such as 30m'),
        );
      },
    });
    const alias = this.SUBRULE(this.asAlias);
    return this.ACTION((): CommandBody => ({
      kind: 'sessionize',
      fields,
      gap,
      alias,
      output: alias?.name ?? 'session_id',
    }));
  });
}

const periods: ReadonlyMap<string, DiffPeriod> = new Map([
  ['previousday', 'previousDay'],
  ['previousweek', 'previousWeek'],
  ['previousmonth', 'previousMonth'],
]);
const PERIODS = 'previousDay, previousWeek, previousMonth or nothing';
