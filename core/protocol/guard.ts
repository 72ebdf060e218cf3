/*
 * Checks for what comes over a border. Whatever another process sends is unknown until a guard has
 * looked at it.
 */

/** Says whether a value has the shape that it should have. */
export type Guard<T> = (value: unknown) => value is T;

/** The type that a guard checks for. */
export type Guarded<G> = G extends Guard<infer T> ? T : never;

export const isString: Guard<string> = (value) => typeof value === 'string';

export const isBoolean: Guard<boolean> = (value) => typeof value === 'boolean';

export const isNumber: Guard<number> = (value): value is number => Number.isFinite(value);

/** A count or an index. */
export const isCount: Guard<number> = (value): value is number =>
  Number.isSafeInteger(value) && Number(value) >= 0;

/** The result of a request that has none. Where a message becomes JSON, undefined is left out. */
export const isNothing: Guard<undefined> = (value) => value === undefined;

export const isNull: Guard<null> = (value) => value === null;

export function isOneOf<const T extends string | number | boolean>(
  ...values: readonly T[]
): Guard<T> {
  const known = new Set<unknown>(values);
  return (value): value is T => known.has(value);
}

export function isEither<A, B>(first: Guard<A>, second: Guard<B>): Guard<A | B> {
  return (value): value is A | B => first(value) || second(value);
}

export function isOptional<T>(guard: Guard<T>): Guard<T | undefined> {
  return isEither(isNothing, guard);
}

export function isArrayOf<T>(guard: Guard<T>): Guard<readonly T[]> {
  return (value): value is readonly T[] =>
    Array.isArray(value) && value.every((element) => guard(element));
}

export function isRecordOf<T>(guard: Guard<T>): Guard<Readonly<Record<string, T>>> {
  return (value): value is Readonly<Record<string, T>> =>
    isObject(value) && Object.values(value).every((element) => guard(element));
}

/** A guard for each property; further properties are let through. */
export type Properties<T> = {
  readonly [K in keyof T]-?: object extends Pick<T, K> ? Guard<T[K] | undefined> : Guard<T[K]>;
};

export function isObjectOf<T>(properties: Properties<T>): Guard<T> {
  const checks = Object.entries<Guard<unknown>>(properties);
  return (value): value is T =>
    isObject(value) &&
    checks.every(([name, guard]) => guard(Object.hasOwn(value, name) ? value[name] : undefined));
}

/** Own properties of any kind; no list, no null. */
export function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
