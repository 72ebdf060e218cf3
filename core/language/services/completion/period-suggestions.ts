import { durationUnits } from '../../catalogue/durations.ts';
import type { Suggestion } from './suggestion.ts';

/** Periods: the usual ones, or the typed number with every unit that takes it. */
export const periodSuggestions = (typed: string, rank: number): readonly Suggestion[] => {
  const [amount] = /^\d+/.exec(typed) ?? [];
  const periods = amount === undefined ? USUAL : withEveryUnit(amount);
  return periods.map(([label, detail]) => ({ label, kind: 'period', rank, detail }));
};

const USUAL: readonly (readonly [period: string, meaning: string])[] = [
  ['5m', '5 minutes'],
  ['1m', '1 minute'],
  ['10m', '10 minutes'],
  ['15m', '15 minutes'],
  ['30m', '30 minutes'],
  ['1h', '1 hour'],
  ['6h', '6 hours'],
  ['12h', '12 hours'],
  ['1d', '1 day'],
  ['1w', '1 week'],
  ['1mo', '1 month'],
];

const withEveryUnit = (amount: string): readonly (readonly [string, string])[] =>
  durationUnits
    .filter(({ cap }) => cap === undefined || Number(amount) <= cap)
    .map(({ unit, spellings }) => [
      `${amount}${spellings[0] ?? unit}`,
      `${amount} ${unit}${Number(amount) === 1 ? '' : 's'}`,
    ]);
