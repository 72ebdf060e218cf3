/**
 * The values of the first record of a text in CSV (RFC 4180): parted by commas; one in double
 * quotes may hold commas, line breaks and doubled quotes. Blanks belong to the values. What follows
 * a closing quote is kept, and a quote that is never closed ends with the text.
 */
export const parseCsvRecord = (text: string): readonly string[] => recordAt(text, 0).values;

/** The values of every record of a text in CSV, as `parseCsvRecord`; empty lines are left out. */
export const parseCsvRecords = (text: string): readonly (readonly string[])[] => {
  const records: (readonly string[])[] = [];
  let place = 0;
  while (place < text.length) {
    const { values, end } = recordAt(text, place);
    if (end > place) {
      records.push(values);
    }
    place = end + (text[end] === '\r' ? 2 : 1);
  }
  return records;
};

interface CsvRecord {
  readonly values: readonly string[];
  /** Where the line break is that ends it, or the end of the text. */
  readonly end: number;
}

const recordAt = (text: string, start: number): CsvRecord => {
  const values: string[] = [];
  let place = start;
  do {
    const { value, end } = text[place] === '"' ? quotedValue(text, place) : bareValue(text, place);
    values.push(value);
    place = end + 1;
  } while (text[place - 1] === ',');
  return { values, end: place - 1 };
};

interface CsvValue {
  readonly value: string;
  /** Where the comma or the line break is that ends it, or the end of the text. */
  readonly end: number;
}

const bareValue = (text: string, start: number): CsvValue => {
  SEPARATOR.lastIndex = start;
  const end = SEPARATOR.exec(text)?.index ?? text.length;
  return { value: text.slice(start, end), end };
};

const SEPARATOR = /,|\r?\n/g;

const quotedValue = (text: string, start: number): CsvValue => {
  let close = text.indexOf('"', start + 1);
  while (close >= 0 && text[close + 1] === '"') {
    close = text.indexOf('"', close + 2);
  }
  const content = text.slice(start + 1, close < 0 ? text.length : close).replaceAll('""', '"');
  const rest = bareValue(text, close < 0 ? text.length : close + 1);
  return { value: content + rest.value, end: rest.end };
};
