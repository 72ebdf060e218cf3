import { problemCatalogue, type ProblemCode } from '../../core/language/problems/catalogue.ts';
import type {
  Example,
  Explanation,
} from '../../core/language/problems/explanations/explanation.ts';
import { explanationGroups } from '../../core/language/problems/explanations/explanations.ts';
import { isProblemCode } from '../../core/language/problems/problem.ts';
import { exampleProblems } from './example-problems.ts';

/** The text of docs/problems.md: what every problem means and what to do about it. */
export const problemManual = (): string =>
  `${[
    '# Problems',
    ...introduction,
    ...explanationGroups.flatMap(({ title, explanations }) => [
      `## ${title}`,
      ...Object.entries(explanations).flatMap(([code, explanation]) =>
        isProblemCode(code) ? problemSection(code, explanation) : [],
      ),
    ]),
  ].join('\n\n')}\n`;

const introduction: readonly string[] = [
  'What CTQ finds wrong with queries, by code. This page is made from the same data as the messages, and its examples are tested (`npm run generate`).',
  [
    'A problem is an _error_, a _warning_, an _information_ or a _hint_. A query with an error is not run, here or in CloudWatch. Warnings are about queries that run and, as a rule, do not do what they should; informations and hints are advice. `ctq check` fails on errors and warnings.',
    'The setting `ctq.problems.severity` shows a code as something else, or not at all:',
  ].join('\n\n'),
  '```json\n"ctq.problems.severity": { "mixed-and-or": "warning", "sort-without-direction": "off" }\n```',
  'A comment silences codes for the query that it stands in, and above the first query for the whole file. Words behind the codes are a reason:',
  '```\n# ctq-ignore no-wildcards, unknown-value  the star is part of the name\nfilter requestParameters.name = "*main"\n```',
  'Neither makes a query run that has an error.',
];

const problemSection = (code: ProblemCode, { why, bad, good }: Explanation): readonly string[] => [
  `### ${code}`,
  `_${problemCatalogue[code].severity}_. ${why}`,
  fenced(`${shown(bad)}\n# ${messageOf(code, bad)}`),
  'Better:',
  fenced(shown(good)),
];

/** The message as the example gets it. */
const messageOf = (code: ProblemCode, bad: Example): string =>
  exampleProblems(bad).find((problem) => problem.code === code)?.message ?? '';

const shown = (example: Example): string => (typeof example === 'string' ? example : example.shown);

const fenced = (text: string): string => `\`\`\`\n${text}\n\`\`\``;
