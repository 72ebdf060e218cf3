import type { Outcome, QueryEvent, RunProblem, Statistics } from '#protocol/results.ts';

export function ended(outcome: Outcome, statistics: Statistics): QueryEvent {
  return { kind: 'complete', outcome, statistics };
}

export function problemEvent(problem: RunProblem): QueryEvent {
  return { kind: 'problem', problem };
}
