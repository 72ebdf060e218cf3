import { problemsOf } from '../../../core/language/analysis/check.ts';
import type { Problem } from '../../../core/language/problems/problem.ts';
import { parseQueryFile } from '../../../core/language/syntax/parse.ts';

/** What is wrong with a text. */
export const shownProblems = (text: string): readonly Problem[] => problemsOf(parseQueryFile(text));
