import type { ProblemCode } from '../catalogue.ts';
import { advice } from './advice.ts';
import { commands } from './commands.ts';
import { comments } from './comments.ts';
import type { Explanation, Explanations } from './explanation.ts';
import { filterPatterns } from './filter-patterns.ts';
import { functions } from './functions.ts';
import { order } from './order.ts';
import { syntax } from './syntax.ts';

/** The sources that some examples run on, as the setting `ctq.sources` has them. */
export const exampleSources = {
  prod: { kind: 'cloudwatch', regions: ['us-east-1'], logGroups: ['org-trail'] },
  archive: {
    kind: 'cloudwatch',
    regions: ['us-east-1'],
    logGroups: ['old-trail'],
    class: 'INFREQUENT_ACCESS',
  },
};

interface ExplanationGroup {
  readonly title: string;
  readonly explanations: Explanations;
}

/** The pages of problems, in the order in which they are read. */
export const explanationGroups: readonly ExplanationGroup[] = [
  { title: 'How a query is written', explanations: syntax },
  { title: 'Functions, texts and patterns', explanations: functions },
  { title: 'Names and order after stats, and limits', explanations: order },
  { title: 'Sources, joins, patterns and tables', explanations: commands },
  { title: 'What works and may mislead', explanations: advice },
  { title: 'Comments that speak to CTQ', explanations: comments },
  { title: 'Filter patterns', explanations: filterPatterns },
];

/** Total over the codes: a problem without a page does not compile. */
export const explanations: { readonly [Code in ProblemCode]: Explanation } = {
  ...syntax,
  ...functions,
  ...order,
  ...commands,
  ...advice,
  ...comments,
  ...filterPatterns,
};
