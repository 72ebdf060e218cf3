import { numberText } from './number-text.ts';

/** The last moment that a calendar date of ECMAScript can name, in milliseconds. */
export const FARTHEST = 8.64e15;

/** A time as Logs Insights shows it, in UTC: `2022-02-18 17:52:31.118`. */
export const timestampText = (milliseconds: number): string => {
  if (!(Math.abs(milliseconds) <= FARTHEST)) {
    return numberText(milliseconds);
  }
  const iso = new Date(Math.floor(milliseconds)).toISOString();
  return iso.slice(0, -1).replace('T', ' ');
};
