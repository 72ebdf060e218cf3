import { EmbeddedActionsParser, EOF, type TokenType, tokenMatcher } from 'chevrotain';
import type { ProblemCode, ProblemParameters } from '../problems/catalogue.ts';
import { problem } from '../problems/problem.ts';
import { type Span, span } from '../text/span.ts';
import type { MissingExpression } from './ast.ts';
import { isCommandStart, isQueryStart } from './command-start.ts';
import { placeOf } from './lexer.ts';
import { DEEPEST_NESTING, newSegment, type Segment } from './segment.ts';
import {
  By,
  CloseParen,
  CloseSquare,
  Comma,
  Equal,
  grammarTokens,
  Identifier,
  OpenParen,
  OpenSquare,
  StarToken,
} from './tokens.ts';

/**
 * A chevrotain parser whose rules never fail: what should be there and is not becomes a missing
 * expression and a problem. It speaks of offsets only, so that chevrotain's own positions (which
 * are not numbers at the end of the input) are looked at nowhere else.
 */
export class TotalParser extends EmbeddedActionsParser {
  protected segment: Segment = newSegment('', '', []);

  constructor(skipValidations: boolean) {
    super(grammarTokens, { maxLookahead: 1, skipValidations, recoveryEnabled: false });
  }

  protected report<Code extends ProblemCode>(
    code: Code,
    where: Span,
    parameters: ProblemParameters[Code],
  ): void {
    if (!this.segment.quiet) {
      this.segment.problems.push(problem(code, where, parameters));
    }
  }

  /** Something should stand here and does not. */
  protected expected(what: string): void {
    const next = this.LA(1);
    const atEnd = next.tokenType === EOF;
    const found = atEnd ? 'the end of the command' : `"${shortened(next.image)}"`;
    this.syntaxError(placeOf(atEnd ? this.LA(0) : next), what, found);
  }

  /** Something stands where something else should. One message a place is enough. */
  protected syntaxError(where: Span, expected: string, found: string): void {
    this.segment.incomplete = true;
    const last = this.segment.problems.at(-1);
    if (last?.code !== 'syntax-error' || last.span.start !== where.start) {
      this.report('syntax-error', where, { expected, found });
    }
  }

  /** The expression that should stand here; its place is right after what is there. */
  protected missing(what: string): MissingExpression {
    this.expected(what);
    const { end } = placeOf(this.LA(0));
    return { kind: 'missing', span: span(end, end) };
  }

  /** True where one of the types is next and the tree may get one level deeper. */
  protected mayNest(...types: readonly TokenType[]): boolean {
    if (!types.includes(this.LA(1).tokenType)) {
      return false;
    }
    if (this.segment.depth >= DEEPEST_NESTING) {
      this.stopGrowing();
    }
    return !this.segment.quiet;
  }

  /** Says once that the command is nested too deep, and goes on in silence. */
  protected stopGrowing(): void {
    this.report('nesting-too-deep', placeOf(this.LA(1)), { limit: DEEPEST_NESTING });
    this.segment.quiet = true;
    this.segment.incomplete = true;
  }

  /** True where skipping ends: the command's reader knows how to go on from here. */
  protected atStop(): boolean {
    const next = this.LA(1);
    const { tokenType } = next;
    if (tokenType === EOF || tokenType === Comma || tokenType === By || this.isClauseStart()) {
      return true;
    }
    if (tokenType === CloseParen || tokenType === CloseSquare) {
      return this.segment.depth > 0;
    }
    return this.atCommandStart();
  }

  /** True before a word that begins the next part of the command, such as `offset` of `stats`. */
  protected isClauseStart(): boolean {
    const words = clauseWords.get(this.segment.command);
    return words !== undefined && words.has(this.LA(1).image.toLowerCase());
  }

  /** True where the word is next, whatever its case; it is a name elsewhere. */
  protected isWord(word: string): boolean {
    return this.isNext(Identifier) && this.LA(1).image.toLowerCase() === word;
  }

  /** True before `name=value`. */
  protected isOption(): boolean {
    return this.isNext(Identifier) && this.LA(2).tokenType === Equal;
  }

  protected atCommandStart(): boolean {
    const following = this.LA(2);
    const next = following.tokenType === EOF ? undefined : following;
    return isCommandStart(this.segment.text, this.LA(0), this.LA(1), next);
  }

  /** `*` is an expression of its own only where it is all that an argument is. */
  protected isStarArgument(): boolean {
    const { tokenType: next } = this.LA(2);
    return this.LA(1).tokenType === StarToken && (next === CloseParen || next === Comma);
  }

  /** True right between an opening and a closing bracket. */
  protected isEmptyBrackets(): boolean {
    const { tokenType: before } = this.LA(0);
    const { tokenType: after } = this.LA(1);
    return (
      (before === OpenParen && after === CloseParen) ||
      (before === OpenSquare && after === CloseSquare)
    );
  }

  /** A parenthesis with a command in it holds a query. */
  protected isSubquery(ahead = 0): boolean {
    return isQueryStart(this.segment.text, (index) => {
      const token = this.LA(1 + ahead + index);
      return token.tokenType === EOF ? undefined : token;
    });
  }

  protected isNext(type: TokenType): boolean {
    return tokenMatcher(this.LA(1), type);
  }
}

const OUTPUT_MODES = ['output', 'outputnew'];
const clauseWords: ReadonlyMap<string, ReadonlySet<string>> = new Map([
  ['parse', new Set(['multi'])],
  ['stats', new Set(['offset'])],
  ['lookup', new Set(OUTPUT_MODES)],
  ['cidrlookup', new Set(OUTPUT_MODES)],
  ['relevantfields', new Set(['where'])],
  ['sessionize', new Set(['maxspan', 'as'])],
  ['fillmissing', new Set(['for'])],
]);

const LONGEST_SHOWN = 40;

const shortened = (image: string): string =>
  image.length > LONGEST_SHOWN ? `${image.slice(0, LONGEST_SHOWN)}…` : image;
