const BYTE_ORDER_MARK = '\uFEFF';

/** The mark that a text begins with, or nothing. */
export const byteOrderMark = (text: string): string =>
  text.startsWith(BYTE_ORDER_MARK) ? BYTE_ORDER_MARK : '';

/** How lines of a text end, if all end the same. */
export const lineEndOf = (text: string): string => (text.includes('\r\n') ? '\r\n' : '\n');

/** The text without its byte order mark, its lines ended by line feeds. */
export const plainText = (text: string): string =>
  text.slice(byteOrderMark(text).length).replaceAll('\r\n', '\n');
