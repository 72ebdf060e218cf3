/** A place as editors count it: lines and UTF-16 columns from 0. */
export interface LinePosition {
  readonly line: number;
  readonly character: number;
}

/** Turns offsets of one text into lines and columns and back. */
export interface LineIndex {
  readonly lineCount: number;
  /** Offsets outside the text give its nearest end. */
  positionAt(offset: number): LinePosition;
  /** Positions outside the text or beyond a line's end give the nearest offset. */
  offsetAt(position: LinePosition): number;
}

/** An index over the text; `\n`, `\r\n` and a lone `\r` end a line, as in LSP. */
export const lineIndex = (text: string): LineIndex => {
  const starts = lineStarts(text);
  const startOf = (line: number): number => starts[line] ?? text.length;
  return {
    lineCount: starts.length,
    positionAt(offset) {
      const within = Math.min(Math.max(offset, 0), text.length);
      const line = lastAtOrBefore(starts, within);
      return { line, character: within - startOf(line) };
    },
    offsetAt({ line, character }) {
      if (line < 0) return 0;
      const start = startOf(line);
      return Math.min(start + Math.max(character, 0), endOfLine(text, startOf(line + 1), start));
    },
  };
};

const lineStarts = (text: string): readonly number[] => {
  const starts = [0];
  for (const { index, 0: end } of text.matchAll(/\r\n|\n|\r/g)) starts.push(index + end.length);
  return starts;
};

/** The index of the last number that is not above the wanted one, by bisection. */
const lastAtOrBefore = (ascending: readonly number[], wanted: number): number => {
  let low = 0;
  let high = ascending.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((ascending[middle] ?? 0) <= wanted) low = middle;
    else high = middle - 1;
  }
  return low;
};

// The line's end without its line break.
const endOfLine = (text: string, nextStart: number, start: number): number => {
  let end = nextStart;
  while (end > start && (text[end - 1] === '\n' || text[end - 1] === '\r')) end -= 1;
  return end;
};
