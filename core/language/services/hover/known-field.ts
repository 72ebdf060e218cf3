import { fieldPattern } from '../../catalogue/fields.ts';
import { knownFieldsOf } from '../known-data.ts';
import { code, codes, paragraphs } from '../markdown-text.ts';
import type { Place } from './place.ts';

/** What the data of the query's source says of a field; undefined where it has said nothing. */
export const knownFieldMarkdown = (
  { document, query, knowledge }: Place,
  field: string,
): string | undefined => {
  // Positions in lists stand for one another.
  const path = fieldPattern(field);
  const known = knownFieldsOf(document, query, knowledge.data).find(
    ({ name }) => fieldPattern(name) === path,
  );
  if (known === undefined) return undefined;
  const { percent, example, values = [] } = known;
  const share = `In ${percentText(percent)} of the events of this source`;
  const frequent = values
    .slice(0, MOST_VALUES)
    .map(({ value, percent: of }) => `${code(value)} ${percentText(of)}`);
  if (frequent.length > 0) return paragraphs(`${share}. Most frequent:`, frequent.join(', '));
  return example === undefined ? `${share}.` : `${share}, for example ${codes([example])}.`;
};

/** So many of the frequent values are shown. */
const MOST_VALUES = 5;

/** `12 %`; what is more than nothing is never shown as nothing, nor what is less than all as all. */
export const percentText = (percent: number): string => {
  if (percent > 0 && percent < 1) return 'less than 1 %';
  if (percent > 99 && percent < 100) return 'more than 99 %';
  return `${Math.round(percent)} %`;
};
