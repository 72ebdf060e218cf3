import { semanticTokensLegend } from '../../../core/language/services/semantic-tokens/legend.ts';

/** A semantic token as a reader sees it. */
export interface DecodedToken {
  readonly line: number;
  readonly start: number;
  readonly end: number;
  /** The type, then the modifiers, parted by dots. */
  readonly says: string;
}

/** The tokens that five numbers each encode, as the protocol has them. */
export const decodedTokens = (data: readonly number[]): readonly DecodedToken[] => {
  const tokens: DecodedToken[] = [];
  let line = 0;
  let start = 0;
  for (let index = 0; index < data.length; index += 5) {
    const [down = 0, right = 0, length = 0, type = 0, bits = 0] = data.slice(index, index + 5);
    line += down;
    start = down > 0 ? right : start + right;
    const modifiers = semanticTokensLegend.tokenModifiers.filter((_, bit) => bits & (1 << bit));
    const says = [semanticTokensLegend.tokenTypes[type] ?? '', ...modifiers].join('.');
    tokens.push({ line, start, end: start + length, says });
  }
  return tokens;
};
