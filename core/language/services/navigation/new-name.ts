import type { NameForm, SymbolKind } from '../../analysis/symbols/symbol.ts';
import { endOf, lex } from '../../syntax/lexer.ts';
import { Identifier } from '../../syntax/tokens.ts';

/** Why something is not done, in words for the author. */
export interface Refusal {
  readonly reason: string;
}

/** The name that the author means, without the signs around it; or why it can be none. */
export const meantName = (kind: SymbolKind, typed: string): string | Refusal => {
  const name = typed.trim();
  switch (kind) {
    case 'parameter':
      return /^[A-Za-z_]\w{0,127}$/.test(name)
        ? name
        : refusal(
            typed,
            'a parameter is a letter or "_", then letters, digits and "_", 128 at most',
          );
    case 'table':
      return /^\w+$/.test(name) ? name : refusal(typed, 'a table has letters, digits and "_" only');
    case 'query':
      return titleOf(typed);
    case 'column':
    case 'side':
    case 'field':
    case 'unknown':
      return columnName(typed);
  }
};

/** How a name is written at a place of that form; or why it can't stand there. */
export const writtenName = (form: NameForm, name: string, old: string): string | Refusal => {
  switch (form) {
    case 'name':
    case 'segment':
      return isPlain(name) ? name : `\`${name}\``;
    case 'column':
      return `${old} as ${isPlain(name) ? name : `\`${name}\``}`;
    case 'quoted':
      return /["'\\]/.test(name) ? refusal(name, 'it stands between quotes here') : name;
    case 'stem':
      return /^[\w@.]+$/.test(name)
        ? name
        : refusal(
            name,
            'other names are made of it, so that it can have letters, digits and "_" only',
          );
    case 'group':
      return /^[A-Za-z_@][\w@]*$/.test(name)
        ? name
        : refusal(
            name,
            'it is the name of a group in a regular expression: letters, digits, "_" and "@" only',
          );
    case 'word':
    case 'title':
      return name;
    case 'call':
      return /^[A-Za-z_]\w*$/.test(name) ? `$${name}` : quotedCall(name);
  }
};

const quotedCall = (name: string): string | Refusal =>
  name.includes('`')
    ? refusal(name, 'the query is called in backticks, which can hold none')
    : `$\`${name}\``;

const refusal = (name: string, why: string): Refusal => ({
  reason: `"${name}" can't be the name: ${why}`,
});

const titleOf = (typed: string): string | Refusal => {
  const name = typed.trim();
  if (name === '') return refusal(typed, 'a title has at least one sign');
  if (/[\r\n]/.test(name)) return refusal(typed, 'a title is one line');
  return /^(?:#|@[A-Za-z]|ctq-ignore\b)/.test(name)
    ? refusal(typed, 'a comment that begins so is no title')
    : name;
};

const columnName = (typed: string): string | Refusal => {
  const name = typed.trim().replace(/^`([^`]*)`$/, '$1');
  if (name.trim() === '') return refusal(typed, 'it is empty');
  if (/[`\r\n]/.test(name)) return refusal(typed, 'a name is one line without backticks');
  if (name.includes('{{')) return refusal(typed, '"{{" begins a placeholder');
  return /^\.|\.\.|\.$/.test(name) ? refusal(typed, 'dots part the words of a path') : name;
};

/** True for a name that the language takes without backticks, wherever it stands. */
const isPlain = (name: string): boolean => {
  const [token, ...others] = lex(name, 0, name.length).tokens;
  return (
    token !== undefined &&
    others.length === 0 &&
    token.startOffset === 0 &&
    endOf(token) === name.length &&
    token.tokenType === Identifier
  );
};

export const isRefusal = (value: object | string): value is Refusal =>
  typeof value === 'object' && 'reason' in value;
