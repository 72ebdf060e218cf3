import type { Scalar } from '#engine/plan/requirement.ts';
import { seededHash } from './seeded-hash.ts';
import { toNumber, toText } from '#engine/values/reading.ts';

/*
 * Fingerprints of values: 32 bits of a field and a value of it. Values that are equal in a query
 * (core/engine/expressions/equality.ts) have equal fingerprints, but that a JSON boolean equals two
 * texts that are not equal to each other; so a value that is looked for may have two.
 */

/** The fingerprint of a value of the field of that place in the list of frequent fields. */
export function fingerprint(field: number, value: Scalar): number {
  return fingerprintOf(field, canonical(value));
}

/** The fingerprints that a value of an event may have where it equals this one. */
export function fingerprintsSought(field: number, value: Scalar): readonly number[] {
  const keys = new Set([canonical(value)]);
  // A flag equals `true` and 1, which as texts are different.
  if (typeof value === 'boolean') keys.add(canonical(String(value)));
  if (value === 'true' || value === 'false') keys.add(canonical(value === 'true'));
  return Array.from(keys, (key) => fingerprintOf(field, key));
}

/** No fingerprint is below: these numbers may mean something else. */
const firstFingerprint = 2;

/** Equal for numbers of the same value; where doubles run together the digits count. */
function canonical(value: Scalar): string {
  const number = toNumber(value);
  if (number !== undefined && Math.abs(number) <= Number.MAX_SAFE_INTEGER) return `n${number + 0}`;
  return `t${toText(value) ?? ''}`;
}

function fingerprintOf(field: number, text: string): number {
  return Math.max(firstFingerprint, seededHash(text, field));
}
