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
