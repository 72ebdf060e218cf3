/**
 * A map with the entries of another one over it, without a copy of either: what comes to `over`
 * later is in it too.
 */
export const overlay = <Key, Value>(
  base: ReadonlyMap<Key, Value>,
  over: ReadonlyMap<Key, Value>,
): ReadonlyMap<Key, Value> => {
  const both = (): ReadonlyMap<Key, Value> => new Map([...base, ...over]);
  const result: ReadonlyMap<Key, Value> = {
    get size() {
      return base.size + [...over.keys()].filter((key) => !base.has(key)).length;
    },
    get: (key) => (over.has(key) ? over.get(key) : base.get(key)),
    has: (key) => over.has(key) || base.has(key),
    entries: () => both().entries(),
    keys: () => both().keys(),
    values: () => both().values(),
    forEach: (use) => {
      for (const [key, value] of both()) use(value, key, result);
    },
    [Symbol.iterator]: () => both().entries(),
  };
  return result;
};
