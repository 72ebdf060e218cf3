import { finite } from '../values/reading.ts';
import { numberReader } from '../expressions/compiled.ts';
import { numberArgument, type ScalarFunction } from './scalar-call.ts';

const ofNumber =
  (apply: (value: number) => number): ScalarFunction =>
  (call) => {
    const read = numberArgument(call, 0);
    return (row) => {
      const value = read(row);
      return value === undefined ? undefined : finite(apply(value));
    };
  };

/** Chooses among the arguments that are numbers; missing where none is. */
const ofNumbers =
  (choose: (values: readonly number[]) => number): ScalarFunction =>
  (call) => {
    const readers = call.arguments.map(numberReader);
    return (row) => {
      const values = readers.map((read) => read(row)).filter((value) => value !== undefined);
      return values.length === 0 ? undefined : choose(values);
    };
  };

export const abs = ofNumber(Math.abs);
export const ceil = ofNumber(Math.ceil);
export const floor = ofNumber(Math.floor);
export const log = ofNumber(Math.log);
export const sqrt = ofNumber(Math.sqrt);
/**
 * Halves go away from zero, as the written digits say: 1.005 has two decimals as 1.01, though its
 * double is a little less. Negative decimals round to tens and so on.
 */
export const round: ScalarFunction = (call) => {
  const readValue = numberArgument(call, 0);
  const readDecimals = call.arguments.length > 1 ? numberArgument(call, 1) : () => 0;
  return (row) => {
    const value = readValue(row);
    const decimals = readDecimals(row);
    return value === undefined || decimals === undefined
      ? undefined
      : finite(roundTo(value, Math.trunc(decimals)));
  };
};

const roundTo = (value: number, decimals: number): number => {
  const shifted = shiftPoint(Math.abs(value), decimals);
  // Beyond all doubles there are no decimals to lose.
  return Number.isFinite(shifted)
    ? Math.sign(value) * shiftPoint(Math.round(shifted), -decimals)
    : value;
};

/** `value * 10^places` by its digits, so that nothing is lost but what the double can't hold. */
const shiftPoint = (value: number, places: number): number => {
  const [digits, exponent = '0'] = String(value).split('e');
  return Number(`${digits}e${Number(exponent) + places}`);
};

/** Kilometres: the mean radius of the earth. */
const EARTH = 6371;

/** The great-circle distance by the haversine formula, in kilometres, of places in degrees. */
export const haversine: ScalarFunction = (call) => {
  const readers = [0, 1, 2, 3].map((index) => numberArgument(call, index));
  return (row) => {
    const [latitude1, longitude1, latitude2, longitude2] = readers.map((read) => read(row));
    if (!isLatitude(latitude1) || !isLatitude(latitude2)) {
      return undefined;
    }
    return longitude1 === undefined || longitude2 === undefined
      ? undefined
      : distance([latitude1, longitude1], [latitude2, longitude2]);
  };
};

type Place = readonly [latitude: number, longitude: number];

const isLatitude = (degrees: number | undefined): degrees is number =>
  degrees !== undefined && Math.abs(degrees) <= 90;

const distance = ([latitude1, longitude1]: Place, [latitude2, longitude2]: Place): number => {
  const square =
    haversineOf(latitude2 - latitude1) +
    Math.cos(radians(latitude1)) *
      Math.cos(radians(latitude2)) *
      haversineOf(longitude2 - longitude1);
  return 2 * EARTH * Math.asin(Math.min(1, Math.sqrt(square)));
};

const haversineOf = (degrees: number): number => Math.sin(radians(degrees) / 2) ** 2;

const radians = (degrees: number): number => (degrees * Math.PI) / 180;

export const greatest = ofNumbers((values) => Math.max(...values));
export const least = ofNumbers((values) => Math.min(...values));
