/**
 * The text on one line, safe to show in a terminal: control characters of log content or of a query
 * that came from somewhere could drive it, so they are shown as a dot.
 */
export const printable = (text: string): string =>
  text.replaceAll(/[\r\n\t]+/g, ' ').replaceAll(/[\p{Cc}\p{Cf}]/gu, '·');
