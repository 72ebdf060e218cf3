import { numberArgument, type ScalarFunction } from './scalar-call.ts';

/** `by histogram(value, width)`: the lower bound of the range of that width that the value is in. */
export const lowerBound: ScalarFunction = (call) => {
  const readValue = numberArgument(call, 0);
  const readWidth = numberArgument(call, 1);
  return (row) => {
    const value = readValue(row);
    const width = readWidth(row);
    return value === undefined || width === undefined || !(width > 0)
      ? undefined
      : multiple(rangeOf(value, width), width);
  };
};

/** The number of the range; a bound belongs to the range above it, whatever a double makes of it. */
const rangeOf = (value: number, width: number): number => {
  const nearest = Math.round(value / width);
  return multiple(nearest, width) === value ? nearest : Math.floor(value / width);
};

/** So many decimal digits are exact in every double: 3 times 0.1 is 0.3. */
const multiple = (count: number, width: number): number => Number((count * width).toPrecision(15));
