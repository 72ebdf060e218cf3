/** How much of a file tells what it is. */
const LOOKED_AT = 10_000;

/**
 * False for a binary file that was read as text: it has a NUL, or many characters that stand for
 * bytes which are no text.
 */
export const isText = (content: string): boolean => {
  if (content.includes('\0')) {
    return false;
  }
  const start = content.slice(0, LOOKED_AT);
  const strange = start.match(STRANGE)?.length ?? 0;
  return strange <= start.length / 10;
};

// eslint-disable-next-line no-control-regex
const STRANGE = /[\u0001-\u0008\u000E-\u001F\uFFFD]/g;
