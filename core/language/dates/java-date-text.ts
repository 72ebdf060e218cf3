import type { DateElement, DateNumber, NumberElement, OffsetForm } from './java-date-format.ts';

/** A text that the format reads as this moment, in UTC. */
export const javaDateText = (elements: readonly DateElement[], moment: number): string =>
  elements.map((element) => elementText(element, moment)).join('');

const elementText = (element: DateElement, moment: number): string => {
  switch (element.kind) {
    case 'literal':
      return element.text;
    case 'number':
      return numberText(element, moment);
    case 'fraction':
      return String(moment % 1000)
        .padStart(3, '0')
        .padEnd(9, '0')
        .slice(0, element.digits);
    case 'word':
      return element.words[numbers[element.field](new Date(moment)) - element.first] ?? '';
    case 'offset':
      return offsetOfUtc(element.form);
    case 'zone':
      return 'UTC';
    case 'optional':
      return javaDateText(element.elements, moment);
  }
};

const numberText = ({ field, least, base, wraps }: NumberElement, moment: number): string => {
  const value = numbers[field](new Date(moment));
  const shown = value === 0 && wraps !== undefined ? wraps : value - (base ?? 0);
  return String(shown).padStart(least, '0');
};

const DAY = 86_400_000;

const numbers: { readonly [Field in DateNumber]: (at: Date) => number } = {
  year: (at) => at.getUTCFullYear(),
  month: (at) => at.getUTCMonth() + 1,
  day: (at) => at.getUTCDate(),
  dayOfYear: (at) => Math.floor((at.getTime() - Date.UTC(at.getUTCFullYear(), 0)) / DAY) + 1,
  hour: (at) => at.getUTCHours(),
  hourOfHalf: (at) => at.getUTCHours() % 12,
  minute: (at) => at.getUTCMinutes(),
  second: (at) => at.getUTCSeconds(),
  nanosecond: (at) => at.getUTCMilliseconds() * 1_000_000,
  millisecondOfDay: (at) => at.getTime() % DAY,
  nanosecondOfDay: (at) => (at.getTime() % DAY) * 1_000_000,
  half: (at) => (at.getUTCHours() < 12 ? 0 : 1),
  weekday: (at) => ((at.getUTCDay() + 6) % 7) + 1,
};

const offsetOfUtc = ({ prefix, zero, hours, minutes, colon }: OffsetForm): string => {
  if (prefix === 'GMT' || zero === 'Z') return prefix + zero;
  const written = `+${'0'.repeat(hours)}`;
  return minutes === 'always' ? `${written}${colon ? ':' : ''}00` : written;
};
