import { expressionKey } from '#language/analysis/output-key.ts';
import { functionMeaning } from '#language/catalogue/functions.ts';
import type { Binary, Call, Expression } from '#language/syntax/ast.ts';
import { compile } from '../expressions/compile.ts';
import { constantValue } from '../expressions/compiled.ts';
import type { Environment } from '../expressions/environment.ts';
import { isStructure } from '../values/reading.ts';
import { requiredByEither, type Requirement, type Scalar } from './requirement.ts';

/** Where a condition stands. */
export interface ConditionPlace {
  readonly environment: Environment;
  /** The path of the event's field that an expression stands for; undefined where it is none. */
  readonly pathOf: (expression: Expression) => string | undefined;
}

/**
 * What the rows for which a condition holds have in common. What is not understood here requires
 * nothing: negations, comparisons of order, functions other than those that look for a text.
 */
export const requirementsOf = (
  condition: Expression,
  place: ConditionPlace,
): readonly Requirement[] => {
  // An alias may be spelled like the condition, and then it is meant (compile.ts).
  if (place.environment.frame.defined(expressionKey(condition)) !== undefined) {
    return [];
  }
  switch (condition.kind) {
    case 'binary':
      return requiredByOperation(condition, place);
    case 'call':
      return requiredByCall(condition, place);
    default:
      return [];
  }
};

const requiredByOperation = (
  { operator, left, right }: Binary,
  place: ConditionPlace,
): readonly Requirement[] => {
  switch (operator) {
    case 'and':
      return [...requirementsOf(left, place), ...requirementsOf(right, place)];
    case 'or':
      return requiredByEither(requirementsOf(left, place), requirementsOf(right, place));
    case '=':
      return place.pathOf(left) === undefined
        ? equal(right, [left], place)
        : equal(left, [right], place);
    case 'in':
      return equal(left, right.kind === 'list' ? right.items : [right], place);
    case 'like':
    case '=~':
      return present(left, place);
    default:
      return [];
  }
};

const requiredByCall = ({ name, arguments: given }: Call, place: ConditionPlace) => {
  const [subject, part, ...others] = given;
  if (subject === undefined || others.length > 0) {
    return [];
  }
  switch (functionMeaning(name)?.name) {
    case 'ispresent':
      return part === undefined ? present(subject, place) : [];
    case 'strcontains':
    case 'startsWith':
    case 'endsWith':
      return part === undefined ? [] : present(subject, place);
    default:
      return [];
  }
};

const equal = (
  subject: Expression,
  values: readonly Expression[],
  place: ConditionPlace,
): readonly Requirement[] => {
  const path = fieldPath(subject, place);
  const anyOf = values.flatMap((value) => constantOf(value, place) ?? []);
  return path === undefined || anyOf.length < values.length
    ? []
    : [{ kind: 'equals', path, anyOf }];
};

/** Of a search for a text, all that is made use of is that there is one to look into. */
const present = (subject: Expression, place: ConditionPlace): readonly Requirement[] => {
  const path = fieldPath(subject, place);
  return path === undefined ? [] : [{ kind: 'present', path }];
};

/** That of a field of the event's JSON: what the system adds to an event requires nothing. */
const fieldPath = (subject: Expression, { pathOf }: ConditionPlace): string | undefined => {
  const path = pathOf(subject);
  return path?.startsWith('@') === true ? undefined : path;
};

const constantOf = (
  expression: Expression,
  { environment }: ConditionPlace,
): Scalar | undefined => {
  if (expression.kind === 'field') {
    return undefined;
  }
  const value = constantValue(compile(expression, environment));
  return isStructure(value) ? undefined : value;
};
