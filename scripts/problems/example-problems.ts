import { problemsOf } from '../../core/language/analysis/check.ts';
import { knownSources } from '../../core/language/analysis/known-sources.ts';
import { plainSettings, shownProblems } from '../../core/language/analysis/shown-problems.ts';
import type { Example } from '../../core/language/problems/explanations/explanation.ts';
import { exampleSources } from '../../core/language/problems/explanations/explanations.ts';
import type { Problem } from '../../core/language/problems/problem.ts';
import { parseQueryFile } from '../../core/language/syntax/parse.ts';

/** What is wrong with an example of a problem's page, as an editor would show it. */
export const exampleProblems = (example: Example): readonly Problem[] => {
  const file = parseQueryFile(typeof example === 'string' ? example : example.text);
  return shownProblems(file, problemsOf(file), { ...plainSettings, sources });
};

const sources = knownSources(exampleSources, undefined);
