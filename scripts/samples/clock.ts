/** Times are whole seconds since 1970, UTC, as in CloudTrail's `eventTime`. */
export type Seconds = number;

export const hour: Seconds = 3600;
export const day: Seconds = 24 * hour;

/** Saturday 2022-02-12, the first moment of the samples. */
export const weekStart: Seconds = Date.UTC(2022, 1, 12) / 1000;

/** The last moment of the samples: early enough for everything to be delivered on that day. */
export const weekEnd: Seconds = weekStart + 7 * day - 20 * 60;

/** The time that `text` ("17 03:18:05", a day of February 2022) stands for. */
export function timeOf(text: string): Seconds {
  return Date.parse(`2022-02-${text.replace(' ', 'T')}Z`) / 1000;
}

/** `2022-02-17T03:18:05Z`. */
export function isoTime(time: Seconds): string {
  return `${new Date(time * 1000).toISOString().slice(0, 19)}Z`;
}

/** `Feb 17, 2022 3:18:05 AM`, as CloudTrail writes times inside request and response. */
export function proseTime(time: Seconds): string {
  const date = new Date(time * 1000);
  const month = monthNames[date.getUTCMonth()] ?? '';
  const hours = date.getUTCHours();
  const clock = [hours % 12 === 0 ? 12 : hours % 12, date.getUTCMinutes(), date.getUTCSeconds()];
  const [h, ...rest] = clock.map(String);
  const tail = rest.map((part) => part.padStart(2, '0')).join(':');
  const half = hours < 12 ? 'AM' : 'PM';
  return `${month} ${date.getUTCDate()}, ${date.getUTCFullYear()} ${h}:${tail} ${half}`;
}

const monthNames = 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(' ');
