/** The characters that one place of an expression takes. */
export interface CharacterSet {
  /** Whether it has a code point. */
  readonly has: (code: number) => boolean;
  /** 1 for each of the ASCII characters that it has. */
  readonly ascii: Uint8Array;
  /** A bit for each ASCII character, and one for all others, set where it may have some of them. */
  readonly mask: bigint;
  /** The only character that it has, where it is sure to have no other. */
  readonly literal: string | undefined;
}

/** How many characters are told from each other by tables and masks. */
export const ASCII = 128;
const BEYOND = 1n << BigInt(ASCII);

/**
 * The set that a piece of an expression in JavaScript's `u` mode means: a character, an escape or a
 * class. JavaScript itself is asked for its members, so that both engines see the same set.
 */
export const characterSet = (piece: string, flags: string): CharacterSet => {
  const pattern = new RegExp(`^${piece}$`, flags);
  const ascii = new Uint8Array(ASCII);
  let mask = isAscii(piece, flags) ? 0n : BEYOND;
  for (let code = 0; code < ASCII; code += 1) {
    if (pattern.test(String.fromCharCode(code))) {
      ascii[code] = 1;
      mask |= 1n << BigInt(code);
    }
  }
  const hasBeyond = remembered((code) => pattern.test(String.fromCodePoint(code)));
  return {
    has: (code) => (code < ASCII ? ascii[code] === 1 : hasBeyond(code)),
    ascii,
    mask,
    literal: literalOf(piece, flags),
  };
};

/** A mask as a table: 1 for each ASCII character in it, and behind them 1 if others may be in it. */
export const memberTable = (mask: bigint): Uint8Array =>
  Uint8Array.from({ length: ASCII + 1 }, (_, code) => Number((mask >> BigInt(code)) & 1n));

/** True where the piece is sure to take ASCII characters only. */
const isAscii = (piece: string, flags: string): boolean =>
  !flags.includes('i') && !/^\[\^|\\[pPuDWSx]|[^\0-\x7f]/.test(piece);

/** Characters with case stand for several where case does not matter. */
const literalOf = (piece: string, flags: string): string | undefined => {
  const character = piece === '\\x2d' ? '-' : /^\\?([^\w\\]|\\)$/u.exec(piece)?.[1];
  const written = character ?? (/^\w$/.test(piece) ? piece : undefined);
  const isPlain = !flags.includes('i') || /^[\0-@[-`{-\x7f]$/.test(written ?? '');
  return isPlain && written !== undefined && !/^[.^$[\]]$/.test(piece) && !isSurrogate(written)
    ? written
    : undefined;
};

const isSurrogate = (character: string): boolean => /[\ud800-\udfff]/.test(character);

const REMEMBERED = 256;

/** Keeps the last answer for each low byte, since a text has few characters beyond ASCII. */
const remembered = (ask: (code: number) => boolean): ((code: number) => boolean) => {
  const answers = new Int32Array(REMEMBERED).fill(-1);
  return (code) => {
    const known = answers[code % REMEMBERED] ?? -1;
    if (known >> 1 === code) {
      return (known & 1) === 1;
    }
    const answer = ask(code);
    answers[code % REMEMBERED] = code * 2 + (answer ? 1 : 0);
    return answer;
  };
};
