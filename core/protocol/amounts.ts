/*
 * How bytes and money read, in the results, in questions and in messages alike.
 */

/** Bytes in powers of ten: `999 B`, `1.5 kB`, `406 MB`. */
export function bytesText(bytes: number): string {
  const units = ['B', 'kB', 'MB', 'GB', 'TB'];
  let scaled = bytes;
  let unit = 0;
  while (scaled >= 1000 && unit < units.length - 1) {
    scaled /= 1000;
    unit += 1;
  }
  return `${scaled.toFixed(unit > 0 && scaled < 10 ? 1 : 0)} ${units[unit] ?? ''}`;
}

/** A time that nobody knows for sure: `about 12 s left`, `about 3 min left`. */
export function remainingText(milliseconds: number): string {
  const seconds = Math.ceil(milliseconds / 1000);
  if (seconds <= 1) return 'about a second left';
  // Above ten only steps of five are said, so that the text does not flicker.
  if (seconds <= 10) return `about ${seconds} s left`;
  if (seconds < 60) return `about ${Math.ceil(seconds / 5) * 5} s left`;
  const minutes = Math.round(seconds / 60);
  return minutes < 120 ? `about ${minutes} min left` : `about ${Math.round(minutes / 60)} h left`;
}

/** Less than this is not told apart: what a few megabytes cost. */
const leastShown = 0.0001;

/** US dollars: `$1,204.50`, `$0.012`, `less than $0.0001`, `$0.00` for nothing. */
export function priceText(dollars: number): string {
  if (dollars > 0 && dollars < leastShown) return `less than $${leastShown}`;
  // Loading what formats numbers takes milliseconds, which a program that shows no price does without.
  const price = dollars.toLocaleString('en-US', {
    minimumFractionDigits: 2,
    maximumFractionDigits: dollars < 1 ? 4 : 2,
  });
  return `$${price}`;
}

/** A price that nobody knows for sure: `about $0.012`, `less than $0.0001`. */
export function aboutPriceText(dollars: number): string {
  return dollars > 0 && dollars < leastShown ? priceText(dollars) : `about ${priceText(dollars)}`;
}
