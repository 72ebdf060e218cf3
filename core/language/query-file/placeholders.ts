import type { IToken } from 'chevrotain';
import { lex, placeOf } from '../syntax/lexer.ts';
import { Regex, Text, UnterminatedRegex, UnterminatedText } from '../syntax/tokens.ts';

const PLACEHOLDER = /\{\{\s*([A-Za-z_]\w*)\s*\}\}/g;

/** The names of the placeholders `{{name}}` of a query, in order of first use; none of comments. */
export const placeholders = (text: string): readonly string[] => {
  const names = lex(text, 0, text.length).tokens.flatMap(({ image }) =>
    [...image.matchAll(PLACEHOLDER)].map(([, name = '']) => name),
  );
  return [...new Set(names)];
};

/**
 * The query with its placeholders replaced by values; those without a value stay. A value cannot
 * end the text or regular expression that its placeholder stands in: quotes and slashes in it are
 * escaped. Elsewhere it is put in as it is, as CloudWatch does.
 */
export const expandPlaceholders = (
  text: string,
  values: Readonly<Record<string, string>>,
): string => {
  let expanded = '';
  let last = 0;
  for (const token of lex(text, 0, text.length).tokens) {
    const { start, end } = placeOf(token);
    expanded += text.slice(last, start);
    expanded += token.image.replace(PLACEHOLDER, (written, name: string) =>
      Object.hasOwn(values, name) ? escaped(values[name] ?? '', token) : written,
    );
    last = end;
  }
  return expanded + text.slice(last);
};

const escaped = (value: string, { tokenType }: IToken): string => {
  switch (tokenType) {
    case Text:
    case UnterminatedText:
      return value.replace(/["'\\]/g, String.raw`\$&`);
    case Regex:
    case UnterminatedRegex:
      return value.replaceAll('/', String.raw`\/`);
    default:
      return value;
  }
};
