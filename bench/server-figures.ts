/** One figure of the server, and the bar that it must stay under, if there is one. */
export interface Figure {
  readonly what: string;
  readonly unit: 'ms' | 'MB';
  readonly bar?: number;
  /** The 95th percentile of `count` requests, where there is one. */
  readonly value: number;
  readonly usual?: number;
  readonly count?: number;
}

/** A machine that is busy with other things may take this many times as long. */
const tolerance = 2;

/** Prints a table; returns the exit code: 1 where a bar is missed by far. */
export function printFigures(figures: readonly Figure[]): number {
  const width = Math.max(...figures.map(({ what }) => what.length));
  console.log(`${''.padEnd(width)}       p95   median      bar`);
  for (const { what, unit, bar, value, usual, count } of figures) {
    const cells = [value, usual, bar].map((number) => (number?.toFixed(1) ?? '').padStart(8));
    const requests = count === undefined ? '' : ` (${count} times)`;
    console.log(
      `${what.padEnd(width)}  ${cells.join(' ')} ${unit}  ${verdict(value, bar)}${requests}`,
    );
  }
  return figures.some(({ value, bar = Infinity }) => !(value <= bar * tolerance)) ? 1 : 0;
}

function verdict(value: number, bar: number | undefined): string {
  if (bar === undefined) return '';
  if (value <= bar) return 'kept';
  return value <= bar * tolerance ? 'missed' : 'missed by far';
}
