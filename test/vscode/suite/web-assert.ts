/** The part of node:assert/strict that the suite uses, for where there is no Node. */

export function ok(value: unknown, message = `${String(value)} is not truthy`): void {
  if (!value) throw new Error(message);
}

export function equal(actual: unknown, expected: unknown, message?: string): void {
  const difference = `${String(actual)} is not ${String(expected)}`;
  ok(Object.is(actual, expected), message ?? difference);
}

/** Of values that JSON can write. */
export function deepEqual(actual: unknown, expected: unknown, message?: string): void {
  const [left, right] = [actual, expected].map((value) => JSON.stringify(value));
  ok(left === right, message ?? `${left} is not ${right}`);
}
