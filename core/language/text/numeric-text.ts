/** Decimal digits with an optional sign, fraction and exponent: what reads as a number. */
const NUMBER = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?$/;

/** True for a text that reads as a number, though that may be beyond all doubles. */
export const isNumericText = (text: string): boolean => NUMBER.test(text);
