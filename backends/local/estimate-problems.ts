import type { Estimated } from '#engine/collectors/part.ts';
import type { RunProblem } from '#protocol/results.ts';

/** What the user is told of values that are not exact; each once. */
export function estimateProblems(estimates: readonly Estimated[]): readonly RunProblem[] {
  const byName = new Map(estimates.map(({ name, how }) => [name, how]));
  return Array.from(byName, ([name, how]) => ({
    code: 'estimate',
    severity: 'information',
    message: `${name} is ${how}; filter the events or group them further to have it exact`,
  }));
}
