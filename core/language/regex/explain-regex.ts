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
    advice: problems(source),
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
