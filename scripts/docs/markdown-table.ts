/** A table as prettier writes it: every cell as wide as its column. */
export const markdownTable = (
  head: readonly string[],
  body: readonly (readonly string[])[],
): string => {
  const rows = [head, ...body].map((row) => row.map(escaped));
  const widths = head.map((_, column) =>
    Math.max(3, ...rows.map((row) => widthOf(row[column] ?? ''))),
  );
  const line = (cells: readonly string[]): string =>
    `| ${cells.map((cell, column) => padded(cell, widths[column] ?? 0)).join(' | ')} |`;
  const [first = [], ...others] = rows;
  return [first, widths.map((width) => '-'.repeat(width)), ...others].map(line).join('\n');
};

/** A pipe would end the cell, in code too. */
const escaped = (cell: string): string => cell.replaceAll('|', String.raw`\|`);

const widthOf = (text: string): number => Array.from(text).length;

const padded = (cell: string, width: number): string =>
  cell + ' '.repeat(Math.max(0, width - widthOf(cell)));
