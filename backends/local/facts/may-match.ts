import type { Requirement } from '#engine/plan/requirement.ts';
import { type FileFacts } from './file-facts.ts';
import { fingerprintsSought } from './fingerprint.ts';
import { frequentField } from './frequent-fields.ts';

/** True where an event of a file may meet a condition. */
export type MayMatch = (facts: FileFacts) => boolean;

/**
 * Tells the files that may hold an event which meets all requirements. False is certain: two values
 * may share a fingerprint, but none has another one.
 */
export function mayMatch(requirements: readonly Requirement[]): MayMatch {
  const conditions = requirements.flatMap((requirement) => conditionOf(requirement) ?? []);
  return (facts) => facts.findings.records > 0 && conditions.every((holds) => holds(facts));
}

/** Undefined where the facts say nothing about it. */
function conditionOf(requirement: Requirement): MayMatch | undefined {
  const field = frequentField(requirement.path);
  if (field === undefined) return undefined;
  const bit = 1 << field;
  const isOpen = ({ known }: FileFacts): boolean => (known & bit) === 0;
  if (requirement.kind === 'present') return (facts) => isOpen(facts) || (facts.absent & bit) === 0;
  const sought = requirement.anyOf.flatMap((value) => fingerprintsSought(field, value));
  const unique = Uint32Array.from(new Set(sought)).sort();
  return (facts) => isOpen(facts) || overlap(unique, facts.fingerprints);
}

/** True where two ascending lists have a number in common; a query may seek a hundred thousand. */
function overlap(a: Uint32Array, b: Uint32Array): boolean {
  const [short, long] = a.length < b.length ? [a, b] : [b, a];
  for (const number of short) if (includes(long, number)) return true;
  return false;
}

function includes(sorted: Uint32Array, number: number): boolean {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((sorted[middle] ?? 0) < number) low = middle + 1;
    else high = middle;
  }
  return sorted[low] === number;
}
