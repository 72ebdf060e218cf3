/** In English, as the C locale and Java's root locale name them. */
export const monthNames: readonly string[] = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];

/** From Monday. */
export const dayNames: readonly string[] = [
  'Monday',
  'Tuesday',
  'Wednesday',
  'Thursday',
  'Friday',
  'Saturday',
  'Sunday',
];

/** The first three letters, which is how English shortens all of them. */
export const shortNames = (names: readonly string[]): readonly string[] =>
  names.map((name) => name.slice(0, 3));
