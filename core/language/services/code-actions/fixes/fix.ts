import type { ProblemCode } from '../../../problems/catalogue.ts';
import type { Problem } from '../../../problems/problem.ts';
import type { Edit } from '../edit.ts';
import type { Place } from '../place.ts';

/** A remedy of a problem. */
export interface Fix {
  /** What it does, as an order: "Write …", "Remove …". */
  readonly title: string;
  readonly edits: readonly Edit[];
  /**
   * True where nothing else can be meant, so that it may be done unseen, with others, in a whole
   * file.
   */
  readonly isSafe?: true;
  /** True for one way out among several, none of which is likelier than to do nothing. */
  readonly isGuess?: true;
}

/** The remedies of a problem of one code, the likeliest first; none where nobody can know. */
export type Fixer<Code extends ProblemCode> = (
  problem: Problem<Code>,
  place: Place,
) => readonly Fix[];

/** Fixers by the codes that they are for. */
export type Fixers = { readonly [Code in ProblemCode]?: Fixer<Code> };

export const fix = (title: string, ...edits: readonly Edit[]): Fix => ({ title, edits });

export const safeFix = (title: string, ...edits: readonly Edit[]): Fix => ({
  title,
  edits,
  isSafe: true,
});

export const guess = (title: string, ...edits: readonly Edit[]): Fix => ({
  title,
  edits,
  isGuess: true,
});
