/*
 * The bytes that JSON is made of.
 *
 * Every text in memory is followed by at least 64 quotes (text-memory.ts). So a loop that looks for a
 * quote, or for anything that a quote is not, ends soon behind the text without asking for its end at
 * each byte; who has found something asks once whether it lies before the end.
 */
export const quote: u8 = 0x22;
export const backslash: u8 = 0x5c;
export const comma: u8 = 0x2c;
export const colon: u8 = 0x3a;
export const openBrace: u8 = 0x7b;
export const closeBrace: u8 = 0x7d;
export const openBracket: u8 = 0x5b;
export const closeBracket: u8 = 0x5d;
export const space: u8 = 0x20;
export const firstOfNull: u8 = 0x6e;
