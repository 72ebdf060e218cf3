import { readParts, type RegexPart } from './read-parts.ts';
import { regexGroupNames } from '../analysis/regex-groups.ts';
import { translateRegex } from './translate-regex.ts';

export type { RegexPart, Repetition } from './read-parts.ts';

/** A regular expression in words. */
export interface RegexExplanation {
  readonly parts: readonly RegexPart[];
  /** The groups that have a name, in order. */
  readonly names: readonly string[];
  /** False where the expression speaks of the text's start or end. */
  readonly matchesAnywhere: boolean;
  readonly ignoresCase: boolean;
  /** Why CloudWatch does not take it, or what to beware of; code in backticks. */
  readonly advice: readonly string[];
}

/** What an expression means, part by part. Never throws, whatever the source is. */
export const explainRegex = (source: string): RegexExplanation => {
  const parts = readParts(source);
  return {
    parts,
    names: regexGroupNames(source),
    matchesAnywhere: !parts.some(hasAnchor),
    ignoresCase: /\(\?[a-zA-Z]*i/.test(source),
    advice: [...problems(source), ...(parts.some(mayExplode) ? [BACKTRACKS] : [])],
  };
};

const hasAnchor = ({ kind, parts }: RegexPart): boolean =>
  kind === 'anchor' || parts.some(hasAnchor);

const problems = (source: string): readonly string[] => {
  const { problem } = translateRegex(source);
  if (problem === undefined) return [];
  return problem.code === 'unsupported-regex'
    ? [`CloudWatch's expressions run in linear time, as RE2 does: they have no ${problem.feature}.`]
    : ['CloudWatch does not take it: the expression is not whole.'];
};

const BACKTRACKS =
  'A repetition within a repetition, with nothing fixed between them: on files it may take very long where a text almost matches. One of the two is enough.';

/** True for `(a+)+` and its like, which can part a text in very many ways. */
const mayExplode = (part: RegexPart): boolean =>
  (part.repeat?.most === Infinity && part.parts.length > 0 && branchesOf(part).some(isElastic)) ||
  part.parts.some(mayExplode);

const branchesOf = ({ parts }: RegexPart): readonly (readonly RegexPart[])[] => {
  const [first] = parts;
  return parts.length === 1 && first?.kind === 'choice'
    ? first.parts.map((branch) => branch.parts)
    : [parts];
};

/** Something of any length, and nothing that has to stand there beside it. */
const isElastic = (parts: readonly RegexPart[]): boolean => {
  const unbounded = parts.filter(({ repeat }) => repeat?.most === Infinity);
  const others = parts.filter(
    ({ repeat, kind }) => repeat?.most !== Infinity && repeat?.least !== 0 && kind !== 'flags',
  );
  return unbounded.length > 0 && others.length === 0;
};
