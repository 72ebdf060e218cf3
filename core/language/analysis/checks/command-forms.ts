import { functionMeaning } from '../../catalogue/functions.ts';
import { type Problem, problem } from '../../problems/problem.ts';
import type { Command, Expression, Name } from '../../syntax/ast.ts';
import { type Check, type CheckedCommand } from '../context.ts';
import { definitionAround, definitionOf, type Scope } from '../definition.ts';
import { uses } from '../uses.ts';

/** What the syntax of a command allows and the command does not take. */
export const checkCommandForms: Check = ({ commands }) => commands.flatMap(formProblems);

const formProblems = ({ command, scope }: CheckedCommand): readonly Problem[] => {
  switch (command.kind) {
    case 'filterIndex':
      return isIndexed(command.condition)
        ? []
        : [problem('indexed-value', command.condition.span, {})];
    case 'lookup':
    case 'cidrlookup':
      return tableProblems(command.table);
    case 'unnest':
      return splitProblems(command, command.input, scope);
    case 'expand':
      return splitProblems(command, command.field, scope);
    case 'relevantfields':
      return [...command.fields, command.condition].flatMap((expression) =>
        parsedFields(expression, scope),
      );
    default:
      return [];
  }
};

/** `field = value` or `field in [values]` (guide). */
const isIndexed = (condition: Expression): boolean =>
  condition.kind === 'binary' &&
  condition.left.kind === 'field' &&
  (condition.operator === '=' ? isValue(condition.right) : isValueList(condition));

const isValue = ({ kind }: Expression): boolean => VALUES.has(kind);

const VALUES: ReadonlySet<Expression['kind']> = new Set([
  'text',
  'number',
  'boolean',
  'placeholder',
]);

const isValueList = ({ operator, right }: Expression & { readonly kind: 'binary' }): boolean =>
  operator === 'in' && (right.kind === 'list' || right.kind === 'placeholder');

const tableProblems = (table: Name | undefined): readonly Problem[] =>
  table === undefined || /^\w+$/.test(table.name)
    ? []
    : [problem('invalid-table-name', table.span, { name: table.name })];

/** Seen to be refused (guide). */
const splitProblems = ({ name }: Command, input: Expression, scope: Scope): readonly Problem[] => {
  const made = definitionOf(scope, input)?.expression ?? input;
  return made.kind === 'call' && functionMeaning(made.name)?.name === 'split'
    ? [problem('unnest-of-split', input.span, { name })]
    : [];
};

/** Seen to be refused for names of `parse` (guide). */
const parsedFields = (expression: Expression, scope: Scope): readonly Problem[] =>
  uses(expression, scope).flatMap((used) => {
    if (used.kind !== 'field') {
      return [];
    }
    const definition = definitionOf(scope, used) ?? definitionAround(scope, used.name);
    return definition?.kind === 'parsed'
      ? [problem('relevance-of-parsed', used.span, { name: used.name })]
      : [];
  });
