/**
 * A name as it has to be written. One with anything but letters, digits, dots, `_` and `@` needs
 * backticks.
 */
export const writtenName = (name: string): string =>
  /^[\w@]+(?:\.[\w@]+)*$/.test(name) ? name : `\`${name}\``;

/** Names come from logs: one that nothing can quote is of no use. */
export const isWritable = (name: string): boolean => /^[^`\p{Cc}]+$/u.test(name);

/** Whether a value can be written in a text: on one line, and taken for no placeholder. */
export const isWritableText = (value: string): boolean =>
  !/[\p{Cc}\p{Cs}]/u.test(value) && !value.includes('{{');

/** The content of a text, as it is written between quotes of that kind. */
export const escapedText = (value: string, quote: string): string =>
  value.replace(/\\(?=["'\\]|$)|["']/g, (sign) =>
    sign === '\\' || sign === quote ? `\\${sign}` : sign,
  );

/** The value as a text of its own, in the quotes that need no escape if there are such. */
export const quotedText = (value: string): string => {
  const quote = value.includes('"') && !value.includes("'") ? "'" : '"';
  return `${quote}${escapedText(value, quote)}${quote}`;
};
