import { areEqual } from '../expressions/equality.ts';
import type { Compiled, Row } from '../expressions/compiled.ts';
import type { ListValue, Value } from '../value.ts';
import { jsonText, parseJson } from '../values/json.ts';
import { isStructure } from '../values/reading.ts';
import { argument, ofText, type ScalarFunction } from './scalar-call.ts';

/** A map or list; missing for texts that are not JSON and for JSON that is a single value. */
export const jsonParse: ScalarFunction = ofText((text) => {
  const value = parseJson(text);
  return isStructure(value) ? value : undefined;
});

export const jsonStringify: ScalarFunction = (call) => {
  const { read } = argument(call, 0);
  return (row) => {
    const value = read(row);
    return isStructure(value) ? jsonText(value) : undefined;
  };
};

/** Missing where there is no list. */
export const jsonArraySize: ScalarFunction = (call) => {
  const readList = listReader(argument(call, 0));
  return (row) => readList(row)?.length;
};

/** False where there is no list; elements are equal to the value as `=` has it. */
export const jsonArrayContains: ScalarFunction = (call) => {
  const readList = listReader(argument(call, 0));
  const { read: readValue } = argument(call, 1);
  return (row) => {
    const list = readList(row);
    const value = list === undefined ? undefined : readValue(row);
    return list !== undefined && list.some((element) => areEqual(element, value));
  };
};

/** Lists as they are, and texts that are JSON lists. */
const listReader =
  ({ read }: Compiled): ((row: Row) => ListValue | undefined) =>
  (row) => {
    const value = read(row);
    const parsed = typeof value === 'string' && /^\s*\[/.test(value) ? parseJson(value) : value;
    return isList(parsed) ? parsed : undefined;
  };

const isList = (value: Value): value is ListValue => Array.isArray(value);
