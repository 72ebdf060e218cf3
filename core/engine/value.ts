/**
 * A value while a query runs. Missing is `undefined`, JSON null included. A number of a JSON event
 * is kept as the text that was written, so that it comes out as it went in; everything that needs
 * a number reads it with `toNumber`. A timestamp is a number of milliseconds whose type is known
 * when the query is planned (analysis, `ValueType`).
 */
export type Value = undefined | string | number | boolean | ListValue | MapValue;

export type ListValue = readonly Value[];

/** Of `jsonParse`. A Map, since its keys come from logs. */
export type MapValue = ReadonlyMap<string, Value>;
