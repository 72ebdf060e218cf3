import { type IToken, type TokenType, tokenMatcher } from 'chevrotain';
import type { Span } from '../text/span.ts';
import type { TextLiteral } from './ast.ts';
import { placeOf } from './lexer.ts';
import { textLiteral } from './literals.ts';
import { Identifier, NumberToken, PlaceholderToken, Text } from './tokens.ts';

/** Says what should stand at a place and what does; without a place, at the end of the command. */
export type ReportExpected = (where: Span | undefined, expected: string, found: string) => void;

/**
 * Reads tokens one by one. The first one that does not fit is reported and ends the reading: after
 * it there is nothing more, so that whoever reads need not ask whether it went well.
 */
export class TokenReader {
  private readonly tokens: readonly IToken[];
  private readonly report: ReportExpected;
  private index = 0;
  private failed = false;

  constructor(tokens: readonly IToken[], report: ReportExpected) {
    this.tokens = tokens;
    this.report = report;
  }

  get atEnd(): boolean {
    return this.failed || this.index >= this.tokens.length;
  }

  /** Where the next token begins; where the last one ended, if there is none. */
  get offset(): number {
    const next = this.tokens[this.index];
    return next === undefined ? this.end : placeOf(next).start;
  }

  /** Where the token ended that was read last. */
  get end(): number {
    const last = this.tokens[Math.max(0, this.index - 1)];
    return last === undefined ? 0 : placeOf(last).end;
  }

  isNext(type: TokenType, ahead = 0): boolean {
    const token = this.tokens[this.index + ahead];
    return !this.failed && token !== undefined && tokenMatcher(token, type);
  }

  /** The next token in small letters, if it is a name. */
  word(): string | undefined {
    return this.isNext(Identifier) ? this.tokens[this.index]?.image.toLowerCase() : undefined;
  }

  /** The content of the next token, if it is a text. */
  nextText(): string | undefined {
    const token = this.isNext(Text) ? this.tokens[this.index] : undefined;
    return token && textLiteral(token).value;
  }

  skip(type: TokenType): IToken | undefined {
    if (!this.isNext(type)) {
      return undefined;
    }
    const token = this.tokens[this.index];
    this.index += 1;
    return token;
  }

  take(type: TokenType, expected: string): IToken | undefined {
    return this.takeAny([type], expected);
  }

  takeAny(types: readonly TokenType[], expected: string): IToken | undefined {
    const type = types.find((candidate) => this.isNext(candidate));
    return type === undefined ? this.expect(expected) : this.skip(type);
  }

  /** A text; numbers such as account ids may stand without quotes. */
  text(expected: string): TextLiteral | undefined {
    const token = this.takeAny([Text, NumberToken, PlaceholderToken], expected);
    return token && this.textOf(token);
  }

  /** The text that a token is; undefined for a name. */
  textOf(token: IToken): TextLiteral | undefined {
    if (tokenMatcher(token, Identifier)) {
      return undefined;
    }
    return tokenMatcher(token, Text)
      ? textLiteral(token)
      : { kind: 'text', span: placeOf(token), value: token.image };
  }

  /** Reports what should stand here, once. */
  expect(expected: string): undefined {
    if (!this.failed) {
      const next = this.tokens[this.index];
      const found = next === undefined ? 'the end of the command' : `"${next.image}"`;
      this.report(next && placeOf(next), expected, found);
      this.failed = true;
    }
    return undefined;
  }
}
