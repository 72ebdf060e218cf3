/*
 * Texts, numbers, expressions and names as a query writes them, so that CloudWatch and the local
 * engine read them alike. CloudWatch documents no escapes in texts (guide), so none are
 * used.
 */

/** The text in quotes; undefined where it can't be written without escapes. */
export const textLiteral = (text: string): string | undefined => {
  if (/[\\\r\n]/.test(text) || (text.includes('"') && text.includes("'"))) {
    return undefined;
  }
  return text.includes('"') ? `'${text}'` : `"${text}"`;
};

/**
 * The number in plain decimals. Digits that may be an identifier, such as an account's number, are
 * a text, which compares by its value as well.
 */
export const numberLiteral = (text: string): string => {
  const value = Number(text);
  if (/^0\d/.test(text) || !Number.isFinite(value)) {
    return `"${text}"`;
  }
  return /^-?\d+(?:\.\d+)?$/.test(text) ? text : plainDecimals(value);
};

/** Exponents are not documented in queries. */
const plainDecimals = (value: number): string => {
  const [digits = '', exponent] = String(value).split('e');
  if (exponent === undefined) {
    return digits;
  }
  return Math.abs(value) >= 1
    ? BigInt(value).toString()
    : digits.replace(/^(-?)(\d)\.?(\d*)$/, `$10.${'0'.repeat(-Number(exponent) - 1)}$2$3`);
};

/** The expression between slashes. */
export const regexLiteral = (source: string): string =>
  `/${source.replace(/\\[^]|\//g, (sign) => (sign === '/' ? String.raw`\/` : sign))}/`;

/** An expression that matches the text itself. */
export const escapedRegex = (text: string): string =>
  text
    .replace(/[\\^$.*+?()[\]{}|]/g, String.raw`\$&`)
    .replaceAll('\n', String.raw`\n`)
    .replaceAll('\r', String.raw`\r`);

const KEYWORDS: ReadonlySet<string> = new Set([
  'as',
  'by',
  'not',
  'and',
  'or',
  'like',
  'in',
  'true',
  'false',
  'asc',
  'desc',
]);

/** A field by its path; undefined where a name has a backtick, which nothing quotes. */
export const fieldName = (path: readonly string[]): string | undefined => {
  const [first = '', ...rest] = path;
  if (path.some((name) => name === '' || name.includes('`'))) {
    return undefined;
  }
  // Keys of a log that begin with @ get one more (guide).
  const segments = [first.startsWith('@') ? `@${first}` : first, ...rest];
  const needsTicks = rest.length === 0 && KEYWORDS.has(first.toLowerCase());
  return segments
    .map((name, index) =>
      needsTicks || !(index === 0 ? /^[@A-Za-z_][\w@]*$/ : /^[\w@]+$/).test(name)
        ? `\`${name}\``
        : name,
    )
    .join('.');
};
