/**
 * What an expression yields. Log fields have no declared type: they are `any`, and read as number
 * or text where one is needed (guide). A timestamp is a number of milliseconds since 1970
 * that is shown as a date.
 */
export type ValueType =
  'any' | 'text' | 'number' | 'boolean' | 'timestamp' | 'duration' | 'list' | 'map';
