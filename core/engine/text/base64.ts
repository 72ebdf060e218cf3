const SIGNS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

/** Base64 with padding (RFC 4648, section 4). */
export const encodeBase64 = (bytes: Uint8Array): string => {
  let text = '';
  for (let place = 0; place < bytes.length; place += 3) {
    const count = Math.min(3, bytes.length - place);
    const group =
      ((bytes[place] ?? 0) << 16) | ((bytes[place + 1] ?? 0) << 8) | (bytes[place + 2] ?? 0);
    for (let sign = 0; sign < 4; sign += 1) {
      text += sign <= count ? SIGNS.charAt((group >> (18 - 6 * sign)) & 63) : '=';
    }
  }
  return text;
};

const VALUES: ReadonlyMap<string, number> = new Map([
  ...Array.from(SIGNS, (sign, value) => [sign, value] as const),
  ['-', 62],
  ['_', 63],
]);

const BASE64 = /^[\w+/-]*={0,2}$/;

/**
 * The bytes of a Base64 text; undefined where it is none. Padding may be left out, and the signs
 * of the URL alphabet (section 5) may stand for those of the usual one.
 */
export const decodeBase64 = (text: string): Uint8Array | undefined => {
  const signs = text.replace(/={1,2}$/, '');
  const isPadded = signs.length !== text.length;
  const rest = signs.length % 4;
  if (!BASE64.test(text) || rest === 1 || (isPadded && text.length % 4 !== 0)) {
    return undefined;
  }
  const bytes = new Uint8Array(Math.floor((signs.length * 3) / 4));
  let bits = 0;
  for (let place = 0; place < signs.length; place += 1) {
    bits = ((bits << 6) | (VALUES.get(signs.charAt(place)) ?? 0)) & 0xffffff;
    const within = place % 4;
    if (within > 0) {
      bytes[Math.floor((place * 3) / 4)] = bits >> (6 - 2 * within);
    }
  }
  return bytes;
};
