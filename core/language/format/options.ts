/** How keywords are written: as the language documents them, in capitals, or as typed. */
export type KeywordCase = 'lower' | 'upper' | 'keep';

/** What an author may choose about the canonical form. */
export interface FormatOptions {
  readonly keywordCase: KeywordCase;
  /** How many columns a line may have before a command is broken. */
  readonly lineWidth: number;
}

export const defaultFormat: FormatOptions = { keywordCase: 'lower', lineWidth: 100 };

/** Narrower lines hold no condition, wider ones no screen. */
const NARROWEST = 40;
const WIDEST = 400;

/** The options that settings give; the default for each that is left out or makes no sense. */
export const formatOptionsOf = (settings: {
  readonly keywordCase?: unknown;
  readonly lineWidth?: unknown;
}): FormatOptions => ({
  keywordCase: isKeywordCase(settings.keywordCase)
    ? settings.keywordCase
    : defaultFormat.keywordCase,
  lineWidth: isWidth(settings.lineWidth) ? settings.lineWidth : defaultFormat.lineWidth,
});

const isKeywordCase = (value: unknown): value is KeywordCase =>
  value === 'lower' || value === 'upper' || value === 'keep';

const isWidth = (value: unknown): value is number =>
  typeof value === 'number' && Number.isInteger(value) && NARROWEST <= value && value <= WIDEST;
