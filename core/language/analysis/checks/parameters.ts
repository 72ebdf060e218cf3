import { type Problem, problem } from '../../problems/problem.ts';
import type { Expression, SavedQueryCommand } from '../../syntax/ast.ts';
import { cover, type Span } from '../../text/span.ts';
import { type Check, expressionsIn } from '../context.ts';

/** Too many parameters, and names that none can have (guide). */
export const checkParameters: Check = ({ query, commands, isSubquery }) => {
  const calls = commands.flatMap(({ command }) =>
    command.kind === 'savedQuery' ? savedQueryProblems(command) : [],
  );
  if (isSubquery) {
    return calls;
  }
  const placeholders = new Map<string, Span>();
  for (const { name, span } of commands.flatMap(expressionsIn).flatMap(placeholdersIn)) {
    placeholders.set(name, placeholders.get(name) ?? span);
  }
  const tooLong = [...placeholders].filter(([name]) => name.length > LONGEST_NAME);
  return [
    ...calls,
    ...countProblems(placeholders.size, query.body),
    ...tooLong.map(([name, span]) => nameProblem(name, span)),
  ];
};

const MOST_PARAMETERS = 20;
const LONGEST_NAME = 128;

interface Placed {
  readonly name: string;
  readonly span: Span;
}

/** Those in texts and regular expressions are filled in too. */
const placeholdersIn = (expression: Expression): readonly Placed[] => {
  const { span } = expression;
  switch (expression.kind) {
    case 'placeholder':
      return [{ name: expression.name, span }];
    case 'text':
      return placeholdersOf(expression.value, span);
    case 'regex':
      return placeholdersOf(expression.source, span);
    default:
      return [];
  }
};

const placeholdersOf = (text: string, span: Span): readonly Placed[] =>
  text.includes('{{')
    ? [...text.matchAll(/\{\{\s*([A-Za-z_]\w*)\s*\}\}/g)].map(([, name = '']) => ({ name, span }))
    : [];

const countProblems = (found: number, where: Span): readonly Problem[] =>
  found > MOST_PARAMETERS
    ? [problem('too-many-parameters', where, { found, limit: MOST_PARAMETERS })]
    : [];

const nameProblem = (name: string, where: Span): Problem =>
  problem('invalid-parameter-name', where, { name, limit: LONGEST_NAME });

const savedQueryProblems = ({ arguments: given }: SavedQueryCommand): readonly Problem[] => {
  const [first] = given;
  const last = given.at(-1);
  const invalid = given.filter(({ name: { name } }) => !/^[A-Za-z_]\w{0,127}$/.test(name));
  const repeated = given.filter(({ name }, index) =>
    given.slice(0, index).some((other) => other.name.name === name.name),
  );
  return [
    ...(first === undefined || last === undefined
      ? []
      : countProblems(given.length, cover(first.span, last.span))),
    ...invalid.map(({ name: { name, span } }) => nameProblem(name, span)),
    ...repeated.map(({ name: { name, span } }) => problem('repeated-parameter', span, { name })),
  ];
};
