import type { CloudSettings } from './results.ts';

/** What holds where nothing else is set. The price is that of us-east-1 as of November 2026. */
export const defaultCloudSettings: CloudSettings = {
  defaultRange: '-1h',
  confirmAbove: 1,
  dailyBudget: undefined,
  pricePerGigabyte: 0.005,
  concurrency: 20,
  slicing: 'auto',
};

/**
 * The settings `ctq.cloudwatch.*`, each checked for what it should be; `read` gives the value that is
 * set under a name, undefined where there is none. `null` stands for no limit of dollars.
 */
export function readCloudSettings(read: (name: keyof CloudSettings) => unknown): CloudSettings {
  const usual = defaultCloudSettings;
  const range = read('defaultRange');
  const price = read('pricePerGigabyte');
  const concurrency = read('concurrency');
  return {
    defaultRange: typeof range === 'string' && range.trim() !== '' ? range : usual.defaultRange,
    confirmAbove: dollars(read('confirmAbove'), usual.confirmAbove),
    dailyBudget: dollars(read('dailyBudget'), usual.dailyBudget),
    pricePerGigabyte: isAmount(price) ? price : usual.pricePerGigabyte,
    concurrency:
      isAmount(concurrency) && concurrency >= 1 ? Math.floor(concurrency) : usual.concurrency,
    slicing: read('slicing') === 'never' ? 'never' : 'auto',
  };
}

function dollars(value: unknown, usual: number | undefined): number | undefined {
  if (value === null) return undefined;
  return isAmount(value) ? value : usual;
}

function isAmount(value: unknown): value is number {
  return typeof value === 'number' && value >= 0 && Number.isFinite(value);
}
