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
 * end the text or regular expression that its placeholder stands in, nor keep it from ending:
 * quotes, slashes and lone backslashes in it are escaped. Elsewhere it is put in as it is, as
 * CloudWatch does.
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
    expanded += token.image.replace(PLACEHOLDER, (written, name: string, at: number) =>
      Object.hasOwn(values, name)
        ? escaped(values[name] ?? '', token, openEscape(token.image.slice(0, at)))
        : written,
    );
    last = end;
  }
  return expanded + text.slice(last);
};

/** The backslash at the end of a text that would escape what follows it, or nothing. */
const openEscape = (text: string): string =>
  (/\\*$/.exec(text)?.[0].length ?? 0) % 2 === 0 ? '' : '\\';

const escaped = (value: string, { tokenType }: IToken, before: string): string => {
  switch (tokenType) {
    case Text:
    case UnterminatedText:
      // The backslash before it stands for itself then.
      return before + value.replace(/["'\\]/g, String.raw`\$&`);
    case Regex:
    case UnterminatedRegex:
      return (before + value)
        .replace(/\\[^\r\n]|[\\/\r\n]/g, (found) => regexEscapes.get(found) ?? found)
        .slice(before.length);
    default:
      return value;
  }
};

/** What must not stand in a regular expression by itself; an escape in the value stays one. */
const regexEscapes: ReadonlyMap<string, string> = new Map([
  ['\\', '\\\\'],
  ['/', '\\/'],
  ['\n', '\\n'],
  ['\r', '\\r'],
]);
