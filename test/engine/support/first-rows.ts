/** What `sort`, `dedup` and `limit` of a query say, for the oracle. */
export interface NaiveQuery {
  readonly text: string;
  /** The most important key first. */
  readonly order: readonly { readonly field: string; readonly sign: 1 | -1 }[];
  readonly distinct?: readonly string[];
  readonly limit?: number;
}

/**
 * The indices of the events that the query answers with, in order: all of them sorted, then those
 * of a key that was there before taken out, then cut. Values are small numbers and single letters.
 */
export const firstRows = (
  { order, distinct, limit }: NaiveQuery,
  events: readonly object[],
): readonly number[] => {
  const fields = events.map((event) => new Map<string, unknown>(Object.entries(event)));
  const sorted = fields.map((_, index) => index);
  sorted.sort((one, other) => {
    for (const { field, sign } of order) {
      const difference = compare(fields[one]?.get(field), fields[other]?.get(field), sign);
      if (difference !== 0) {
        return difference;
      }
    }
    return one - other;
  });
  const seen = new Set<string>();
  const kept = sorted.filter((index) => {
    const values = (distinct ?? []).map((field) => fields[index]?.get(field));
    const key = JSON.stringify(values);
    const isRepeated = seen.has(key) && !values.includes(undefined);
    seen.add(key);
    return distinct === undefined || !isRepeated;
  });
  return kept.slice(0, limit);
};

/** Letters before numbers, and what is missing last in both directions. */
const compare = (one: unknown, other: unknown, sign: 1 | -1): number => {
  if (one === undefined || other === undefined) {
    return Number(one === undefined) - Number(other === undefined);
  }
  if (typeof one === 'number' && typeof other === 'number') {
    return sign * (one - other);
  }
  if (typeof one === 'string' && typeof other === 'string') {
    return one === other ? 0 : sign * (one < other ? -1 : 1);
  }
  return typeof one === 'string' ? -sign : sign;
};
