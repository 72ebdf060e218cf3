import { functionMeaning } from '../../catalogue/functions.ts';
import { type Problem, problem } from '../../problems/problem.ts';
import type { Binary, Call, Command, Expression, TextLiteral } from '../../syntax/ast.ts';
import type { Check, CheckedCommand } from '../context.ts';

/**
 * Texts where a field is meant: quotes make a text, and a text is the same for every event. Names
 * with other signs than letters and digits stand in backticks.
 */
export const checkQuotedFields: Check = ({ commands }) =>
  commands.flatMap((checked) => [
    ...checked.calls.flatMap(constantArgument),
    ...checked.binaries.flatMap(constantComparison),
    ...listed(checked).flatMap((text) => quotedField(text)),
  ]);

const quotedField = ({ value, span }: TextLiteral): readonly Problem[] => {
  const works = /^[\w@.]+$/.test(value) ? value : `\`${value}\``;
  // A placeholder in it may become anything.
  return value.trim() === '' || value.includes('{{')
    ? []
    : [problem('quoted-field', span, { works })];
};

const constantArgument = (call: Call): readonly Problem[] => {
  const [argument] = call.arguments;
  return argument !== undefined && isText(argument) && takesField(call)
    ? quotedField(argument)
    : [];
};

const constantComparison = ({ operator, left, right }: Binary): readonly Problem[] =>
  COMPARISONS.has(operator) && isText(left) && isConstant(right) ? quotedField(left) : [];

const COMPARISONS: ReadonlySet<Binary['operator']> = new Set<Binary['operator']>([
  '=',
  '!=',
  '<',
  '<=',
  '>',
  '>=',
  'like',
  'not like',
  '=~',
  'in',
  'not in',
]);

const isText = (expression: Expression): expression is TextLiteral => expression.kind === 'text';

const isConstant = (expression: Expression): boolean =>
  expression.kind === 'list' ? expression.items.every(isConstant) : CONSTANTS.has(expression.kind);

const CONSTANTS: ReadonlySet<Expression['kind']> = new Set(['text', 'number', 'boolean', 'regex']);

/** Functions that say nothing of a constant. */
const takesField = ({ name, arguments: given }: Call): boolean => {
  const meaning = functionMeaning(name);
  return (
    given.length === 1 &&
    meaning !== undefined &&
    (meaning.kind === 'aggregate' || OF_FIELD.has(meaning.name))
  );
};

const OF_FIELD: ReadonlySet<string> = new Set(['ispresent', 'isempty', 'isblank']);

/** The texts that stand where a command lists fields. */
const listed = ({ command }: CheckedCommand): readonly TextLiteral[] =>
  fieldsListed(command).filter(isText);

const fieldsListed = (command: Command): readonly Expression[] => {
  switch (command.kind) {
    case 'sort':
      return command.keys.map(({ expression }) => expression);
    case 'stats':
      return command.keys.flatMap(({ alias, expression }) => (alias ? [] : expression));
    case 'dedup':
      return command.fields;
    default:
      return [];
  }
};
