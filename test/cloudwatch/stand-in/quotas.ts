import { ServiceError } from './service-error.ts';

/** What an account may do in a region. */
export interface Quotas {
  /** Requests a second by operation; others are free. */
  readonly rates: ReadonlyMap<string, number>;
  /** Queries that run at once. */
  readonly concurrency: number;
}

/** The quotas of an account that has asked for no more. */
export const usualQuotas: Quotas = {
  rates: new Map([
    ['StartQuery', 10],
    ['GetQueryResults', 10],
    ['DescribeLogGroups', 10],
  ]),
  concurrency: 100,
};

/** A request that came too early, or a query that was one too many. */
export interface Violation {
  readonly account: string;
  readonly region: string;
  readonly operation: string;
  /** Milliseconds since 1970. */
  readonly time: number;
  readonly what: 'rate' | 'concurrency';
}

/** Counts the requests of one operation in one account and region. */
export interface RateMeter {
  /** Notes a request; false where it is one too many, so that it does not count for others. */
  arrive(time: number): boolean;
  /** The most requests that have come within any second, those refused included. */
  readonly peak: number;
}

export function rateMeter(rate: number): RateMeter {
  const arrived = secondWindow();
  const accepted = secondWindow();
  let peak = 0;
  return {
    arrive(time) {
      peak = Math.max(peak, arrived.add(time));
      if (accepted.countAt(time) >= rate) return false;
      accepted.add(time);
      return true;
    },
    get peak() {
      return peak;
    },
  };
}

interface SecondWindow {
  /** What came within the second that ends with that moment; the one of a second ago is outside. */
  countAt(time: number): number;
  /** Adds one and gives the count with it. */
  add(time: number): number;
}

function secondWindow(): SecondWindow {
  let times: number[] = [];
  function countAt(time: number): number {
    if ((times[0] ?? time) <= time - 1000) times = times.filter((each) => each > time - 1000);
    return times.length;
  }
  return {
    countAt,
    add(time) {
      times.push(time);
      return countAt(time);
    },
  };
}

export const throttled = (): ServiceError =>
  new ServiceError('ThrottlingException', 'Rate exceeded');

export const tooManyQueries = (quota: number): ServiceError =>
  new ServiceError(
    'LimitExceededException',
    `Account maximum query concurrency limit of [${quota}] reached.`,
  );
