import { comma, newline, quote } from './json-text.ts';

/**
 * The cells of the column `@message`, each on a line of its own, where the text is a CSV file that
 * has such a column (the console's export of a Logs Insights answer); else undefined.
 */
export function csvMessages(text: Buffer): Buffer | undefined {
  const header = text.toString('latin1', 0, longestHeader);
  if (!/^[^\n{[]*(?:^|,)"?@message"?(?:,|\r?\n|$)/.test(header)) return undefined;
  const messages: Buffer[] = [];
  let wanted = -1;
  let column = 0;
  for (let start = 0; start < text.length;) {
    const end = cellEnd(text, start);
    if (column === wanted) messages.push(contentOf(text.subarray(start, end)), lineBreak);
    else if (wanted < 0 && isMessage(text.subarray(start, end))) wanted = column;
    column = text[end] === comma ? column + 1 : 0;
    start = end + 1;
  }
  return Buffer.concat(messages);
}

const longestHeader = 4096;
const lineBreak = Buffer.from('\n');

/**
 * The place of the separator behind the cell, or the text's end. Between quotes separators belong to
 * the cell (RFC 4180), and a doubled quote ends and begins such a piece.
 */
function cellEnd(text: Buffer, start: number): number {
  let isQuoted = false;
  for (let at = start; at < text.length; at += 1) {
    const byte = text[at];
    if (byte === quote) isQuoted = !isQuoted;
    else if (!isQuoted && (byte === comma || byte === newline)) return at;
  }
  return text.length;
}

function contentOf(cell: Buffer): Buffer {
  if (cell[0] !== quote) return cell;
  const content = cell.toString().trimEnd().slice(1, -1);
  return Buffer.from(content.replaceAll('""', '"'));
}

function isMessage(cell: Buffer): boolean {
  return contentOf(cell).toString().trim() === '@message';
}
