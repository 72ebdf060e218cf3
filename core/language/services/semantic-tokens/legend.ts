import type { SemanticTokensLegend } from 'vscode-languageserver-types';

/** The kinds of tokens: the protocol's own, so that every editor has colours for them. */
const tokenTypes = [
  // Sides of joins.
  'namespace',
  // Tables of lookups.
  'type',
  // Functions, saved queries that are called, and the titles that they are called by.
  'function',
  // Names that the query makes.
  'variable',
  // `{{name}}`
  'parameter',
  // Fields of events, and columns of tables.
  'property',
  'keyword',
  // Directives in comments.
  'decorator',
  'operator',
  'string',
  'number',
  'regexp',
  'comment',
] as const;

/** What a token is besides; the last two are our own. */
const tokenModifiers = [
  'declaration',
  'modification',
  // Of fields: CloudWatch's own, with `@`.
  'readonly',
  // A spelling that works and that no documentation has.
  'deprecated',
  // Known to the language or to CloudTrail.
  'defaultLibrary',
  // Of functions: computes one value of many rows.
  'aggregate',
  // A name that nothing makes, a function that there is not.
  'unknown',
] as const;

export type TokenKind = (typeof tokenTypes)[number];
export type TokenModifier = (typeof tokenModifiers)[number];

/** What the numbers of semantic tokens mean. */
export const semanticTokensLegend: SemanticTokensLegend = {
  tokenTypes: [...tokenTypes],
  tokenModifiers: [...tokenModifiers],
};

const typeNumbers = new Map<TokenKind, number>(tokenTypes.map((type, index) => [type, index]));

export const typeNumber = (kind: TokenKind): number => typeNumbers.get(kind) ?? 0;

/** A bit for each modifier. */
export const modifierBits = (modifiers: readonly TokenModifier[]): number => {
  let bits = 0;
  for (const modifier of modifiers) bits |= 1 << tokenModifiers.indexOf(modifier);
  return bits;
};
