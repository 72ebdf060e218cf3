import { plainPattern } from '../../analysis/plain-pattern.ts';
import { codes } from '../markdown-text.ts';
import { eventsInQuestionAt } from './events-asked.ts';
import type { Place } from './place.ts';

/** What a condition asks of a name. */
type Matches = (name: string) => boolean;

/** The events or services whose names a text is a part of; undefined for other fields. */
export const partMatchesMarkdown = (
  place: Place,
  field: string,
  part: string,
): string | undefined => matchesMarkdown(place, field, (name) => name.includes(part));

/** The same for a regular expression, where it is a plain one: others could take any time. */
export const regexMatchesMarkdown = (
  place: Place,
  field: string,
  source: string,
): string | undefined => {
  const matches = plainPattern(source);
  return matches && matchesMarkdown(place, field, matches);
};

const matchesMarkdown = (place: Place, field: string, matches: Matches): string | undefined => {
  const { models } = place.knowledge.data;
  switch (field) {
    case 'eventSource':
      return models.sources.length === 0
        ? undefined
        : listed(models.sources.filter(matches), ['service', 'services']);
    case 'eventName':
      return eventNames(place, matches);
    default:
      return undefined;
  }
};

/** Of more services the names are not gone through. */
const MOST_SOURCES = 5;

const eventNames = (place: Place, matches: Matches): string | undefined => {
  const { models } = place.knowledge.data;
  const sources = eventsInQuestionAt(place).sources?.listed;
  if (sources === undefined || sources.size > MOST_SOURCES) return undefined;
  const names = [...sources].flatMap((source) => models.source(source)?.eventNames ?? []);
  return names.length === 0
    ? undefined
    : listed([...new Set(names.filter(matches))], ['event', 'events']);
};

const MOST_NAMES = 8;

const listed = (
  names: readonly string[],
  [one, many]: readonly [one: string, many: string],
): string | undefined => {
  if (names.length === 0) return `It matches none of the ${many} that are known.`;
  const more = names.length > MOST_NAMES ? ' …' : '.';
  return `It matches ${names.length.toLocaleString('en-GB')} ${names.length === 1 ? one : many}: ${codes(names.slice(0, MOST_NAMES))}${more}`;
};
