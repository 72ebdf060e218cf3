import type { Answer } from '../answers.ts';

/* What the programs in programs/ are asked and what they answer. */

export interface CtqJob {
  readonly query: string;
  readonly folder: string;
}

export interface DuckDbJob {
  readonly sql: string;
}

export interface FloorJob {
  readonly folder: string;
}

/** How long the question alone took, without the start of the program. */
export interface Timed {
  readonly seconds: number;
  readonly answer: Answer;
}
