import { javaDateFormat } from '#language/dates/java-date-format.ts';
import { strftimeFormat } from '#language/dates/strftime-format.ts';
import { timeZone, utc, type TimeZone } from '#language/dates/time-zone.ts';
import type { Row } from '../expressions/compiled.ts';
import { dateReader, type DateReader } from '../text/date-reader.ts';
import { FARTHEST } from '../values/timestamp-text.ts';
import {
  numberArgument,
  prepared,
  textArgument,
  type ScalarCall,
  type ScalarFunction,
} from './scalar-call.ts';

/** Missing where the text does not have the format, and where that or the zone means nothing. */
export const parseDate: ScalarFunction = (call) => {
  const readText = textArgument(call, 0);
  const readFormat = prepared(textArgument(call, 1), readerOfFormat);
  const readZone = zoneArgument(call);
  return (row) => {
    const text = readText(row);
    const zone = readZone(row);
    return text === undefined || zone === undefined ? undefined : readFormat(row)?.(text, zone);
  };
};

const readerOfFormat = (format: string): DateReader | undefined => {
  const { elements } = { elements: undefined, ...javaDateFormat(format) };
  return elements === undefined ? undefined : dateReader(elements);
};

/** Missing where there is no time, and where the zone means nothing. */
export const formatDate: ScalarFunction = (call) => {
  const readTime = numberArgument(call, 0);
  const readFormat = prepared(textArgument(call, 1), (format) => strftimeFormat(format).write);
  const readZone = zoneArgument(call);
  return (row) => {
    const time = readTime(row);
    const zone = readZone(row);
    return time === undefined || zone === undefined || !(Math.abs(time) <= LAST_MOMENT)
      ? undefined
      : readFormat(row)?.(time, zone);
  };
};

/** The clocks of a zone may be a day ahead, and have to show a date as well. */
const LAST_MOMENT = FARTHEST - 86_400_000;

/** The third argument; UTC where there is none. */
const zoneArgument = (call: ScalarCall): ((row: Row) => TimeZone | undefined) =>
  call.arguments.length > 2 ? prepared(textArgument(call, 2), timeZone) : () => utc;
