import { createToken, Lexer, type TokenType } from 'chevrotain';
import { durationUnit } from '../catalogue/durations.ts';
import { closedRegexAt, isRegexPlace, unclosedRegexAt } from './regex-place.ts';

/*
 * The token types, in the order in which the lexer tries them. Names of commands and functions
 * are plain identifiers: what an identifier means depends on its place, and a field may be called
 * `limit` or `count`. Only the words that could never be told apart are keywords.
 */

/** Everything that the grammar sees; recovery skips by it. */
export const AnyToken = createToken({ name: 'AnyToken', pattern: Lexer.NA });
/** What stands between two operands, except `not like` and `not in`. */
export const BinaryOperatorToken = createToken({
  name: 'BinaryOperator',
  pattern: Lexer.NA,
  categories: AnyToken,
});

/** An expression of one token. */
export const LiteralToken = createToken({
  name: 'Literal',
  pattern: Lexer.NA,
  categories: AnyToken,
});

const token = (name: string, pattern: RegExp | string): TokenType =>
  createToken({ name, pattern, categories: AnyToken });

const literal = (name: string, pattern: RegExp): TokenType =>
  createToken({ name, pattern, categories: LiteralToken });

const operator = (name: string, pattern: RegExp | string): TokenType =>
  createToken({ name, pattern, categories: BinaryOperatorToken });

// Left out of what the grammar sees ----------------------------------------------------------

const WhiteSpace = createToken({
  name: 'WhiteSpace',
  pattern: /\s+/,
  group: Lexer.SKIPPED,
  line_breaks: true,
});
const CommentToken = createToken({
  name: 'Comment',
  pattern: /#[^\r\n]*/,
  group: 'comments',
});
/** A comment of another language: two dashes or slashes and a blank. */
export const ForeignComment = createToken({
  name: 'ForeignComment',
  pattern: /(?:--|\/\/)[ \t][^\r\n]*/,
  group: 'comments',
});

// Literals -----------------------------------------------------------------------------------

export const Text = literal(
  'Text',
  /"(?:\\["'\\]|\\(?!["'\\])|[^"\\\r\n])*"|'(?:\\["'\\]|\\(?!["'\\])|[^'\\\r\n])*'/,
);
/** A text whose quote is not closed on its line. */
export const UnterminatedText = createToken({
  name: 'UnterminatedText',
  pattern: /["'][^\r\n]*/,
  categories: Text,
});

export const Regex = createToken({
  name: 'Regex',
  pattern: {
    exec: (text, offset, before) =>
      isRegexPlace(text, before) ? closedRegexAt(text, offset) : null,
  },
  start_chars_hint: ['/'],
  line_breaks: true,
  categories: LiteralToken,
});
/** A regular expression that is not closed before the next command. */
export const UnterminatedRegex = createToken({
  name: 'UnterminatedRegex',
  pattern: {
    exec: (text, offset, before) =>
      isRegexPlace(text, before) ? unclosedRegexAt(text, offset) : null,
  },
  start_chars_hint: ['/'],
  line_breaks: false,
  categories: Regex,
});

const DIGITS = [...'0123456789'];
export const Duration = createToken({
  name: 'Duration',
  pattern: { exec: (text, offset) => durationAt(text, offset) },
  start_chars_hint: DIGITS,
  line_breaks: false,
  categories: LiteralToken,
});
export const NumberToken = literal(
  'Number',
  /(?:\d+(?:\.\d+)?|\.\d+)(?:[eE][+-]?\d+)?(?![\w@]|\.[\w@])/,
);
export const PlaceholderToken = literal('Placeholder', /\{\{\s*[A-Za-z_]\w*\s*\}\}/);
export const SavedQuery = token('SavedQuery', /\$(?:[A-Za-z_]\w*|`[^`\r\n]*`)/);

// Names --------------------------------------------------------------------------------------

/**
 * A name or dotted path, with segments in backticks. A dot at its end is taken too, so that a
 * half-typed path is one token.
 */
export const Identifier = token(
  'Identifier',
  /(?:[\w@]+(?:`[^`\r\n]*`)?|`[^`\r\n]*`)(?:\.(?:[\w@]+(?:`[^`\r\n]*`)?|`[^`\r\n]*`))*\.?/,
);
/** A name whose backtick is not closed on its line. */
export const UnterminatedName = createToken({
  name: 'UnterminatedName',
  pattern: /`[^`\r\n]*/,
  categories: Identifier,
});

const keyword = (word: string, categories: TokenType): TokenType =>
  createToken({
    name: word,
    pattern: new RegExp(word, 'i'),
    longer_alt: Identifier,
    categories,
  });

export const As = keyword('as', AnyToken);
export const By = keyword('by', AnyToken);
export const Not = keyword('not', AnyToken);
export const And = keyword('and', BinaryOperatorToken);
export const Or = keyword('or', BinaryOperatorToken);
export const Like = keyword('like', BinaryOperatorToken);
export const In = keyword('in', BinaryOperatorToken);
export const True = keyword('true', LiteralToken);
export const False = keyword('false', LiteralToken);
/** Directions are names elsewhere. */
export const Asc = keyword('asc', Identifier);
export const Desc = keyword('desc', Identifier);

// Signs --------------------------------------------------------------------------------------

export const AndSign = operator('AndSign', '&&');
/** Between commands it may also be two pipes with nothing between them; the splitter decides. */
export const OrSign = operator('OrSign', '||');
export const Pipe = token('Pipe', '|');
const RegexMatch = operator('RegexMatch', '=~');
const DoubleEqual = operator('DoubleEqual', '==');
export const Equal = operator('Equal', '=');
const NotEqual = operator('NotEqual', '!=');
const LessGreater = operator('LessGreater', '<>');
const LessEqual = operator('LessEqual', '<=');
const Less = operator('Less', '<');
const GreaterEqual = operator('GreaterEqual', '>=');
const Greater = operator('Greater', '>');
export const Bang = token('Bang', '!');
const Plus = operator('Plus', '+');
export const Minus = operator('Minus', '-');
export const StarToken = operator('Star', '*');
const Slash = operator('Slash', '/');
const Percent = operator('Percent', '%');
const Caret = operator('Caret', '^');
export const OpenParen = token('OpenParen', '(');
export const CloseParen = token('CloseParen', ')');
export const OpenSquare = token('OpenSquare', '[');
export const CloseSquare = token('CloseSquare', ']');
export const Comma = token('Comma', ',');
export const Dot = token('Dot', '.');
export const OpenBrace = token('OpenBrace', '{');
export const CloseBrace = token('CloseBrace', '}');
export const Colon = token('Colon', ':');
/**
 * Whatever nothing else takes: the lexer never stops. A range and not `.`, since chevrotain sorts
 * token types by their first character only where it can enumerate these.
 */
export const UnknownCharacter = createToken({
  name: 'UnknownCharacter',
  // eslint-disable-next-line no-control-regex
  pattern: /[\uD800-\uDBFF][\uDC00-\uDFFF]|[\u0000-\uFFFF]/,
  line_breaks: false,
  categories: AnyToken,
});

/** What the lexer tries, in order. */
export const lexedTokens: readonly TokenType[] = [
  WhiteSpace,
  CommentToken,
  Regex,
  UnterminatedRegex,
  ForeignComment,
  Text,
  UnterminatedText,
  Duration,
  NumberToken,
  PlaceholderToken,
  SavedQuery,
  Asc,
  Desc,
  As,
  By,
  Not,
  And,
  Or,
  Like,
  In,
  True,
  False,
  Identifier,
  UnterminatedName,
  AndSign,
  OrSign,
  Pipe,
  RegexMatch,
  DoubleEqual,
  Equal,
  NotEqual,
  LessGreater,
  LessEqual,
  Less,
  GreaterEqual,
  Greater,
  Bang,
  Plus,
  Minus,
  StarToken,
  Slash,
  Percent,
  Caret,
  OpenParen,
  CloseParen,
  OpenSquare,
  CloseSquare,
  Comma,
  Dot,
  OpenBrace,
  CloseBrace,
  Colon,
  UnknownCharacter,
];

/** What the grammar speaks of. */
export const grammarTokens: TokenType[] = [
  AnyToken,
  BinaryOperatorToken,
  LiteralToken,
  ...lexedTokens,
];

const DURATION = /(?:\d+(?:\.\d+)?)([A-Za-z]+)(?![\w@.])/y;

const durationAt = (text: string, offset: number): RegExpExecArray | null => {
  DURATION.lastIndex = offset;
  const match = DURATION.exec(text);
  return match !== null && durationUnit(match[1] ?? '') !== undefined ? match : null;
};
