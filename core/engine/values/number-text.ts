/**
 * The text of a computed number: the shortest that reads back as the same number, whole numbers
 * without `.0`, and never in E notation.
 */
export const numberText = (value: number): string => {
  if (Object.is(value, -0)) {
    return '0';
  }
  const text = String(value);
  const exponent = text.indexOf('e');
  return exponent < 0 ? text : expand(text.slice(0, exponent), Number(text.slice(exponent + 1)));
};

/** `1.25` and -8 make `0.0000000125`; `1.25` and 21 make `1250000000000000000000`. */
const expand = (mantissa: string, exponent: number): string => {
  const sign = mantissa.startsWith('-') ? '-' : '';
  const [whole = '', fraction = ''] = mantissa.slice(sign.length).split('.');
  return exponent < 0
    ? `${sign}0.${'0'.repeat(-exponent - 1)}${whole}${fraction}`
    : `${sign}${whole}${fraction.padEnd(exponent, '0')}`;
};
