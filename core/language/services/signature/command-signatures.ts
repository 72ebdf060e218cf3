import { type IToken, tokenMatcher } from 'chevrotain';
import type { SignatureHelp } from 'vscode-languageserver-types';
import { commandEntry } from '../../catalogue/commands.ts';
import { commandName } from '../../syntax/command-start.ts';
import { endOf } from '../../syntax/lexer.ts';
import { Identifier } from '../../syntax/tokens.ts';
import { codeBlock, paragraphs } from '../markdown-text.ts';
import { commandForms, type CommandForm, type FormPart } from './command-forms.ts';
import { signatureOf } from './signature-of.ts';

/**
 * The forms of a command whose parts have an order, with the part that the offset lies in; the
 * tokens are the command's, its name first. Undefined for other commands.
 */
export const commandSignatures = (
  tokens: readonly IToken[],
  offset: number,
): SignatureHelp | undefined => {
  const [first, ...rest] = tokens;
  if (first === undefined || offset <= endOf(first)) return undefined;
  const name = (commandName(first.image) ?? first.image).toLowerCase();
  const forms = commandForms.filter(({ command }) => command === name);
  const entry = commandEntry(name);
  if (forms.length === 0 || entry === undefined) return undefined;
  const written = rest.filter(({ startOffset }) => startOffset < offset);
  const fitting = forms.findIndex((form) => fits(form, written));
  const activeSignature = Math.max(0, fitting);
  const active = forms[activeSignature];
  return {
    signatures: forms.map(({ parts }) =>
      signatureOf({
        start: name,
        parts: parts.map(({ before, label, meaning }) => ({
          before,
          label,
          documentation: meaning,
        })),
        end: '',
        documentation: paragraphs(entry.summary, codeBlock(entry.example)),
      }),
    ),
    activeSignature,
    activeParameter: active === undefined ? 0 : activePart(active, written, offset),
  };
};

/** False for a form whose pattern is of another kind than the one that is written. */
const fits = ({ parts }: CommandForm, written: readonly IToken[]): boolean => {
  const types = parts.flatMap(({ types: own = [] }) => own);
  const pattern = written.find(({ tokenType: { name } }) => PATTERNS.has(name));
  return pattern === undefined || types.length === 0 || isOf(types, pattern, parts.at(-1));
};

const PATTERNS: ReadonlySet<string> = new Set(['Regex', 'UnterminatedRegex']);

/** A form that ends with names does without groups, and so without an expression. */
const isOf = (
  types: readonly string[],
  { tokenType }: IToken,
  last: FormPart | undefined,
): boolean => types.includes(tokenType.name) && last?.words?.includes('as') !== true;

const activePart = (
  { parts, restarts }: CommandForm,
  written: readonly IToken[],
  offset: number,
): number => {
  let active = 0;
  let depth = 0;
  for (const token of written) {
    const { name } = token.tokenType;
    if (depth === 0) {
      const begun = parts.findIndex((part, index) => index > active && begins(part, token, offset));
      if (begun > 0) active = begun;
      else if (name === 'Comma' && restarts !== undefined) active = restarts;
      else if (isWhole(token, offset) && parts[active + 1]?.follows === true) active += 1;
    }
    depth += DEPTHS.get(name) ?? 0;
  }
  return active;
};

const DEPTHS: ReadonlyMap<string, number> = new Map([
  ['OpenParen', 1],
  ['OpenSquare', 1],
  ['CloseParen', -1],
  ['CloseSquare', -1],
]);

const begins = ({ words = [], types = [] }: FormPart, token: IToken, offset: number): boolean =>
  types.includes(token.tokenType.name) ||
  (endOf(token) < offset && words.includes(token.image.toLowerCase()));

/** An operand that something else can follow. */
const isWhole = (token: IToken, offset: number): boolean =>
  endOf(token) < offset &&
  (tokenMatcher(token, Identifier) || token.tokenType.name === 'CloseParen');
