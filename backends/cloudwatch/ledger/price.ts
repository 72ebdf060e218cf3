import type { CloudSettings } from '#protocol/results.ts';

export { aboutPriceText, bytesText, priceText } from '#protocol/amounts.ts';

/** What CloudWatch bills as one gigabyte. */
const gigabyte = 1e9;

/** What it costs to scan so many bytes, in US dollars. */
export function priceOf(
  bytes: number,
  { pricePerGigabyte }: Pick<CloudSettings, 'pricePerGigabyte'>,
): number {
  return (bytes / gigabyte) * pricePerGigabyte;
}
