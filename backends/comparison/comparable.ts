import { isNumericText } from '#language/text/numeric-text.ts';

/** Two places may add the same fractions in another order, and so differ behind these digits. */
const digitsCompared = 12;

/**
 * A cell as it is compared: texts that read as the same number become the same text, `44` of `44.0`
 * and `4.4e1`. All digits of a whole number count, however many there are, and twelve of a fraction.
 */
export function comparable(cell: string | null): string | null {
  if (cell === null || !isNumericText(cell)) return cell;
  const whole = /^([+-]?)0*(\d+)(?:\.0*)?$/.exec(cell);
  if (whole !== null) {
    const [, sign, digits = ''] = whole;
    return sign === '-' && digits !== '0' ? `-${digits}` : digits;
  }
  const value = Number(cell);
  if (!Number.isFinite(value)) return cell;
  // The sum brings -0 to 0.
  return String(Number(value.toPrecision(digitsCompared)) + 0);
}

/** True where two cells say the same. */
export function isSame(a: string | null, b: string | null): boolean {
  return a === b || comparable(a) === comparable(b);
}

/** One text for several cells; equal for two rows where all their cells are the same. */
export function keyOf(cells: readonly (string | null)[], columns: readonly number[]): string {
  return JSON.stringify(columns.map((column) => comparable(cells[column] ?? null)));
}
