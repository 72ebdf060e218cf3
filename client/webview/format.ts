const numbers = new Intl.NumberFormat('en-US');

/** `1204332` as `1,204,332`. */
export function count(value: number): string {
  return numbers.format(value);
}

/** `3 rows`, `1 row`. */
export function counted(value: number, one: string, many = `${one}s`): string {
  return `${count(value)} ${value === 1 ? one : many}`;
}

/** A duration as people say it: `840 ms`, `2.4 s`, `3 min 12 s`. */
export function duration(milliseconds: number): string {
  if (milliseconds < 1000) return `${Math.round(milliseconds)} ms`;
  const seconds = milliseconds / 1000;
  if (seconds < 60) return `${seconds.toFixed(seconds < 10 ? 2 : 1)} s`;
  return `${Math.floor(seconds / 60)} min ${Math.floor(seconds % 60)} s`;
}

/** An instant in UTC, without what is zero: `2022-02-12`, `2022-02-12 08:30`. */
export function instant(milliseconds: number): string {
  const text = new Date(milliseconds).toISOString();
  return text
    .replace('T', ' ')
    .replace(/(:00)?\.000Z$/, '')
    .replace(/ 00:00$/, '');
}
