import { type Problem, problem } from '../../problems/problem.ts';
import type { Selector, Step } from '../pattern.ts';
import { isWildcard } from '../walk.ts';
import { fieldName } from './query-text.ts';

/** As many elements of a list as a translation looks at: a query knows single positions only. */
const POSITIONS = 20;

/** The names and positions of a selector; undefined for one with a wildcard. */
export const pathOf = ({ steps }: Selector): readonly string[] | undefined =>
  steps.length === 0 || steps.some(isWildcard) ? undefined : steps.flatMap(segmentsOf);

/**
 * The fields of a query that a selector means: one, or one for each position behind `[*]`. None
 * where no query can speak of it, and a problem says why.
 */
export const fieldsOf = ({ steps, span }: Selector, problems: Problem[]): readonly string[] => {
  const refuse = (reason: string): readonly string[] => {
    problems.push(problem('filter-pattern-untranslatable', span, { reason }));
    return [];
  };
  if (steps.some(({ kind }) => kind === 'members')) {
    return refuse('it has to name every property that it looks at; write a condition for each');
  }
  const paths = steps.reduce<readonly (readonly string[])[]>(
    (before, step) =>
      before.flatMap((path) => segmentsOf(step).map((segment) => [...path, segment])),
    [[]],
  );
  const fields = paths.flatMap((path) => fieldName(path) ?? []);
  if (fields.length < paths.length) {
    return refuse('a name with a backtick cannot be written in it');
  }
  if (paths.length > 1) {
    const what = `it knows single positions of a list, so its translation looks at the first ${POSITIONS} elements`;
    problems.push(problem('filter-pattern-approximation', span, { what }));
  }
  return fields;
};

const segmentsOf = (step: Step): readonly string[] => {
  switch (step.kind) {
    case 'name':
      return [step.name];
    case 'index':
      return [String(step.index)];
    case 'elements':
      return Array.from({ length: POSITIONS }, (_, position) => String(position));
    case 'members':
      return [];
  }
};
