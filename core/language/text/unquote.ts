/*
 * The content of literals, as the query means it. CloudWatch documents no escapes; the usual
 * backslash before a quote or a backslash is taken, everything else stays as written
 * (docs/semantics.md, question 8).
 */

/** The content of a quoted text. A missing closing quote is forgiven. */
export const textContent = (quoted: string): string => {
  const quote = quoted.charAt(0);
  const closed = quoted.length > 1 && quoted.endsWith(quote);
  return quoted.slice(1, closed ? -1 : undefined).replace(/\\(["'\\])/g, '$1');
};

/**
 * The source between the slashes, with `\/` turned into `/`. A missing slash is forgiven, and so
 * are flags after the last one.
 */
export const regexContent = (literal: string): string => {
  const closed = /^\/((?:\\[^]|[^/\\])*)\/[a-z]*$/.exec(literal);
  const source = closed?.[1] ?? literal.slice(1);
  return source.replace(/\\([^])/g, (escape, sign) => (sign === '/' ? '/' : escape));
};

/** A name without its backticks. */
export const nameContent = (written: string): string => written.replaceAll('`', '');

/** The name of `{{ name }}`. */
export const placeholderName = (written: string): string => written.slice(2, -2).trim();
