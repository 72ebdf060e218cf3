import { type Problem, problem } from '../../problems/problem.ts';
import type { Expression, JoinCommand } from '../../syntax/ast.ts';
import { span } from '../../text/span.ts';
import type { Check } from '../context.ts';
import { written } from '../written.ts';

/** Joins that CloudWatch refuses: without names, by anything but equality, or with a query (2.16). */
export const checkJoins: Check = ({ commands }) =>
  commands.flatMap(({ command }) =>
    command.kind === 'join'
      ? [...aliasProblems(command), ...conditionProblems(command), ...sourceProblems(command)]
      : [],
  );

const aliasProblems = ({ left, right, nameSpan }: JoinCommand): readonly Problem[] => {
  const missing = [
    ...(left === undefined ? [problem('join-without-alias', nameSpan, { side: 'left' })] : []),
    ...(right === undefined ? [problem('join-without-alias', nameSpan, { side: 'right' })] : []),
  ];
  return left !== undefined && left.name === right?.name
    ? [...missing, problem('join-same-alias', right.span, { alias: left.name })]
    : missing;
};

const conditionProblems = (command: JoinCommand): readonly Problem[] => {
  const { left, right, condition, keys } = command;
  if (left === undefined || right === undefined) {
    return [];
  }
  return equalities(condition)
    .filter((part) => !keys.some((key) => key.span.start === part.span.start))
    .map((part) =>
      problem('join-condition', part.span, {
        written: written(part),
        works: `${left.name}.FIELD = ${right.name}.FIELD`,
      }),
    );
};

/** What `and` parts. */
const equalities = (condition: Expression): readonly Expression[] =>
  condition.kind === 'binary' && condition.operator === 'and'
    ? [...equalities(condition.left), ...equalities(condition.right)]
    : [condition];

const sourceProblems = ({ query }: JoinCommand): readonly Problem[] => {
  const first = query?.commands.find(({ kind }) => kind !== 'source' && kind !== 'unknown');
  if (query === undefined || (first === undefined && query.commands.length > 0)) {
    return [];
  }
  const where = first?.span ?? query.span;
  return [problem('join-source', span(where.start, query.span.end), {})];
};
