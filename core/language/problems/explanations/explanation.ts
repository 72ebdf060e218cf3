import type { ProblemCode } from '../catalogue.ts';

/** What a problem's page says beside its message. */
export interface Explanation {
  /** Why it matters and what to do, in a few sentences; code in backticks. */
  readonly why: string;
  /** A query file that has this problem and no other. */
  readonly bad: Example;
  /** The same without it. */
  readonly good: Example;
}

/** A query file, or one that is shown in short. */
export type Example = string | ShortExample;

export interface ShortExample {
  readonly shown: string;
  readonly text: string;
}

export type Explanations = Partial<Readonly<Record<ProblemCode, Explanation>>>;
