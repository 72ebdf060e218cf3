import { durationUnit, durationUnits } from '../../../catalogue/durations.ts';
import { replace } from '../edit.ts';
import { written } from '../place.ts';
import { type Fix, fix, type Fixer, type Fixers, guess } from './fix.ts';

const shortest = new Map(durationUnits.map(({ unit, spellings }) => [unit, spellings[0] ?? unit]));

/** `300s` is meant as `5m`; what it works as today is the other way out. */
const capped: Fixer<'duration-capped'> = ({ span: where, parameters: { text, works } }) => [
  ...inLargerUnit(text).map((meant) => fix(`Write ${meant}`, replace(where, meant))),
  fix(`Write ${works}, as it works`, replace(where, works)),
];

/** The same period in the smallest unit in which it is whole and not cut. */
const inLargerUnit = (text: string): readonly string[] => {
  const amount = Number.parseFloat(text);
  const length = durationUnit(text.replace(/^[\d.]+/, ''))?.milliseconds;
  if (length === undefined) {
    return [];
  }
  const fitting = durationUnits.find(({ milliseconds, cap }) => {
    const count = milliseconds === undefined ? 0 : (amount * length) / milliseconds;
    return count >= 1 && Number.isInteger(count) && count <= (cap ?? Infinity);
  });
  return fitting?.milliseconds === undefined
    ? []
    : [`${(amount * length) / fitting.milliseconds}${shortest.get(fitting.unit) ?? ''}`];
};

/** A number wants a unit, a text no quotes. */
const notADuration: Fixer<'not-a-duration'> = ({ span: where }, place) => {
  const text = written(place, where).replace(/["'`\s]/g, '');
  const number = /^-?(\d+)$/.exec(text)?.[1];
  if (number !== undefined && Number(number) > 0) {
    return ['s', 'm', 'h'].map((unit) =>
      fix(`Write ${number}${unit}`, replace(where, number + unit)),
    );
  }
  const meant = periodIn(text);
  return meant === undefined
    ? ['1h', '5m', '1d'].map((period) => guess(`Write ${period}`, replace(where, period)))
    : [fix(`Write ${meant}`, replace(where, meant))];
};

const periodIn = (text: string): string | undefined => {
  const [, amount, letters] = /^(\d+)?([A-Za-z]+)$/.exec(text) ?? [];
  const unit = letters === undefined ? undefined : durationUnit(letters)?.unit;
  return unit === undefined || amount === '0'
    ? undefined
    : `${amount ?? 1}${shortest.get(unit) ?? ''}`;
};

const QUOTA = 100_000;

const smallerLimit =
  (limit: number): ((where: Parameters<typeof replace>[0]) => Fix) =>
  (where) =>
    fix(`Write ${limit}`, replace(where, String(limit)));

const invalidLimit: Fixer<'invalid-limit'> = ({ span: where }, place) => {
  const number = Number(written(place, where).replace(/["'_,\s]/g, ''));
  const whole = Number.isFinite(number) ? Math.floor(Math.abs(number)) : 0;
  return [smallerLimit(whole > 0 ? whole : USUAL_LIMIT)(where)];
};

const USUAL_LIMIT = 100;

/** Remedies of periods and limits. */
export const durationFixers = {
  'duration-capped': capped,
  'not-a-duration': notADuration,
  'invalid-limit': invalidLimit,
  'limit-too-large': ({ span: where, parameters: { limit } }) =>
    [QUOTA, limit].map((rows) => smallerLimit(rows)(where)),
  'limit-above-quota': ({ span: where, parameters: { limit } }) => [smallerLimit(limit)(where)],
} as const satisfies Fixers;
