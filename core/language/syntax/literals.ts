import type { IToken } from 'chevrotain';
import { durationUnit } from '../catalogue/durations.ts';
import { nameContent, placeholderName, regexContent, textContent } from '../text/unquote.ts';
import type { Expression, RegexLiteral, TextLiteral } from './ast.ts';
import { placeOf } from './lexer.ts';

/** The expression that one token is. */
export const literal = (token: IToken): Expression => {
  const make = makers.get(token.tokenType.name);
  if (make === undefined) {
    throw new Error(`a ${token.tokenType.name} is no literal`);
  }
  return make(token);
};

export const textLiteral = (token: IToken): TextLiteral => ({
  kind: 'text',
  span: placeOf(token),
  value: textContent(token.image),
});

export const regexLiteral = (token: IToken): RegexLiteral => ({
  kind: 'regex',
  span: placeOf(token),
  source: regexContent(token.image),
});

const field = (token: IToken): Expression => ({
  kind: 'field',
  span: placeOf(token),
  name: nameContent(token.image),
});

const number = (token: IToken): Expression => ({
  kind: 'number',
  span: placeOf(token),
  value: Number(token.image),
  text: token.image,
});

const boolean =
  (value: boolean) =>
  (token: IToken): Expression => ({ kind: 'boolean', span: placeOf(token), value });

const placeholder = (token: IToken): Expression => ({
  kind: 'placeholder',
  span: placeOf(token),
  name: placeholderName(token.image),
});

const star = (token: IToken): Expression => ({ kind: 'star', span: placeOf(token) });

const duration = (token: IToken): Expression => {
  const amount = Number.parseFloat(token.image);
  const unit = durationUnit(token.image.replace(/^[\d.]+/, ''))?.unit ?? 'second';
  return { kind: 'duration', span: placeOf(token), amount, unit, text: token.image };
};

const makers: ReadonlyMap<string, (token: IToken) => Expression> = new Map([
  ['Text', textLiteral],
  ['UnterminatedText', textLiteral],
  ['Regex', regexLiteral],
  ['UnterminatedRegex', regexLiteral],
  ['Number', number],
  ['Duration', duration],
  ['Placeholder', placeholder],
  ['Star', star],
  ['true', boolean(true)],
  ['false', boolean(false)],
  ['Identifier', field],
  ['UnterminatedName', field],
  ['asc', field],
  ['desc', field],
]);
