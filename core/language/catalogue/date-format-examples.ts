/** A format to choose, and the date that it is shown with in it. */
export type FormatExample = readonly [format: string, written: string];

/** Formats of `parseDate`, which are Java's; the first is that of `eventTime`. */
export const parseFormats: readonly FormatExample[] = [
  ["yyyy-MM-dd'T'HH:mm:ssX", '2022-02-18T17:52:31Z'],
  ["yyyy-MM-dd'T'HH:mm:ss.SSSX", '2022-02-18T17:52:31.118Z'],
  ['yyyy-MM-dd HH:mm:ss', '2022-02-18 17:52:31'],
  ['yyyy-MM-dd HH:mm:ss.SSS', '2022-02-18 17:52:31.118'],
  ['yyyy-MM-dd', '2022-02-18'],
  ['MMM d, yyyy h:mm:ss a', 'Feb 18, 2022 5:52:31 PM'],
  ['EEE MMM dd HH:mm:ss zzz yyyy', 'Fri Feb 18 17:52:31 UTC 2022'],
  ['dd/MMM/yyyy:HH:mm:ss Z', '18/Feb/2022:17:52:31 +0000'],
  ['EEE, dd MMM yyyy HH:mm:ss zzz', 'Fri, 18 Feb 2022 17:52:31 GMT'],
  ['dd.MM.yyyy', '18.02.2022'],
  ['MM/dd/yyyy', '02/18/2022'],
  ["yyyyMMdd'T'HHmmss'Z'", '20220218T175231Z'],
];

/** Formats of `formatDate`, which are those of strftime. */
export const printFormats: readonly FormatExample[] = [
  ['%Y-%m-%d', '2022-02-18'],
  ['%Y-%m-%d %H:%M', '2022-02-18 17:52'],
  ['%Y-%m-%d %H:%M:%S', '2022-02-18 17:52:31'],
  ['%Y-%m-%dT%H:%M:%SZ', '2022-02-18T17:52:31Z'],
  ['%H:%M', '17:52'],
  ['%H', '17'],
  ['%A', 'Friday'],
  ['%a %H', 'Fri 17'],
  ['%Y-%m', '2022-02'],
  ['%B %Y', 'February 2022'],
  ['%d.%m.%Y', '18.02.2022'],
  ['%m/%d/%Y', '02/18/2022'],
];
