import { durationUnits } from '../../catalogue/durations.ts';
import { periodMarkdown } from '../markdown.ts';
import type { Suggestion } from './suggestion.ts';

/** Periods: the usual ones, or the typed number with every unit that takes it. */
export const periodSuggestions = (typed: string, rank: number): readonly Suggestion[] => {
  const [amount] = /^\d+/.exec(typed) ?? [];
  return amount === undefined ? USUAL.flatMap((text) => usual(text, rank)) : every(amount, rank);
};

const USUAL: readonly string[] = [
  '5m',
  '1m',
  '10m',
  '15m',
  '30m',
  '1h',
  '6h',
  '12h',
  '1d',
  '1w',
  '1mo',
];

const usual = (text: string, rank: number): readonly Suggestion[] => {
  const [amount = '', unit = ''] = text.split(/(?<=\d)(?=[a-z])/);
  return durationUnits
    .filter(({ spellings }) => spellings.includes(unit))
    .map((entry) => period(text, amount, entry, rank));
};

const every = (amount: string, rank: number): readonly Suggestion[] =>
  durationUnits
    .filter(({ cap }) => cap === undefined || Number(amount) <= cap)
    .map((entry) => period(`${amount}${entry.spellings[0] ?? entry.unit}`, amount, entry, rank));

const period = (
  label: string,
  amount: string,
  entry: (typeof durationUnits)[number],
  rank: number,
): Suggestion => ({
  label,
  kind: 'period',
  rank,
  detail: `${amount} ${entry.unit}${Number(amount) === 1 ? '' : 's'}`,
  documentation: periodMarkdown(Number(amount), entry),
});
