import { javaDateFormat } from '../../dates/java-date-format.ts';
import { javaDateText } from '../../dates/java-date-text.ts';
import { strftimeFormat } from '../../dates/strftime-format.ts';
import { offsetText, timeZone, utc } from '../../dates/time-zone.ts';
import { bullets, code, codes, paragraphs } from '../markdown-text.ts';
import { instantText } from './time-text.ts';

/** A moment whose parts can all be told apart. */
const EXAMPLE = Date.UTC(2022, 1, 18, 17, 52, 31, 118);

/** A format of dates with a date that is written so. */
export const dateFormatMarkdown = (format: string, language: 'strftime' | 'java'): string =>
  language === 'java' ? javaMarkdown(format) : strftimeMarkdown(format);

const strftimeMarkdown = (format: string): string => {
  const { write, unknown } = strftimeFormat(format);
  return paragraphs(
    `Writes ${instantText(EXAMPLE)} UTC as ${code(write(EXAMPLE, utc))}.`,
    bullets([
      'A format of `strftime`: `%Y-%m-%d %H:%M:%S`.',
      ...(unknown.length === 0 ? [] : [`It means nothing in it: ${codes(unknown)}.`]),
    ]),
  );
};

const javaMarkdown = (format: string): string => {
  const read = javaDateFormat(format);
  if (read.problem !== undefined) {
    return `It cannot be read as a format of Java's DateTimeFormatter: ${code(read.problem)}.`;
  }
  return paragraphs(
    `Reads ${code(javaDateText(read.elements, EXAMPLE))} as ${instantText(EXAMPLE)} UTC, as far as it has the parts.`,
    bullets(["A format of Java's DateTimeFormatter: `yyyy-MM-dd'T'HH:mm:ssX`."]),
  );
};

const WINTER = Date.UTC(2022, 0, 15);
const SUMMER = Date.UTC(2022, 6, 15);

/** A time zone by how far its clocks are from UTC. */
export const timeZoneMarkdown = (name: string): string => {
  const zone = timeZone(name);
  if (zone === undefined) return `There is no time zone ${code(name)}.`;
  const [winter, summer] = [WINTER, SUMMER].map((at) => `UTC${offsetText(zone.offsetAt(at), ':')}`);
  return winter === summer
    ? `A time zone: ${winter ?? ''} all year round.`
    : `A time zone: ${winter ?? ''} in January, ${summer ?? ''} in July.`;
};
