import { functionMeaning } from '../catalogue/functions.ts';
import type { Binary, Call, Expression } from '../syntax/ast.ts';
import { definitionOf, type Scope } from './definition.ts';
import {
  ALL_EVENTS,
  bothOf,
  eitherOf,
  type EventsInQuestion,
  listedNames,
  type NameSet,
  namesThat,
} from './name-set.ts';
import { plainPattern } from './plain-pattern.ts';

/** The events that can meet a condition, and maybe others: what is not understood is left out. */
export const eventsOfCondition = (condition: Expression, scope: Scope): EventsInQuestion => {
  if (condition.kind === 'call') return eventsOfCall(condition, scope);
  if (condition.kind !== 'binary') return ALL_EVENTS;
  const { operator, left, right } = condition;
  if (operator === 'and' || operator === 'or') {
    const join = operator === 'and' ? bothOf : eitherOf;
    return join(eventsOfCondition(left, scope), eventsOfCondition(right, scope));
  }
  return eventsOfComparison(condition, scope);
};

const eventsOfComparison = ({ operator, left, right }: Binary, scope: Scope): EventsInQuestion => {
  switch (operator) {
    case '=':
      return left.kind === 'text'
        ? restricted(right, scope, equalTo(left))
        : restricted(left, scope, equalTo(right));
    case 'in':
      return restricted(left, scope, right.kind === 'list' ? oneOf(right.items) : undefined);
    case 'like':
    case '=~':
      return restricted(left, scope, matchOf(right));
    default:
      return ALL_EVENTS;
  }
};

const eventsOfCall = ({ name, arguments: given }: Call, scope: Scope): EventsInQuestion => {
  const [subject, part, caseInsensitive] = given;
  const text = part === undefined ? undefined : textOf(part);
  if (subject === undefined || text === undefined || caseInsensitive !== undefined) {
    return ALL_EVENTS;
  }
  switch (functionMeaning(name)?.name) {
    case 'strcontains':
      return restricted(
        subject,
        scope,
        namesThat((value) => value.includes(text)),
      );
    case 'startsWith':
      return restricted(
        subject,
        scope,
        namesThat((value) => value.startsWith(text)),
      );
    case 'endsWith':
      return restricted(
        subject,
        scope,
        namesThat((value) => value.endsWith(text)),
      );
    default:
      return ALL_EVENTS;
  }
};

const restricted = (
  subject: Expression,
  scope: Scope,
  values: NameSet | undefined,
): EventsInQuestion => {
  switch (fieldMeant(subject, scope)) {
    case 'eventSource':
      return { sources: values, names: undefined };
    case 'eventName':
      return { sources: undefined, names: values };
    default:
      return ALL_EVENTS;
  }
};

/** The event's field that a name stands for, through one alias at most; undefined for none. */
const fieldMeant = (expression: Expression, scope: Scope): string | undefined => {
  if (expression.kind !== 'field') return undefined;
  const definition = definitionOf(scope, expression);
  if (definition === undefined) return scope.open ? expression.name : undefined;
  const stood = definition.expression;
  if (stood?.kind !== 'field') return undefined;
  const other = scope.definitions.get(stood.name);
  return other === undefined || other === definition ? stood.name : undefined;
};

/** A text of the query; undefined where a placeholder in it may be anything. */
const textOf = (expression: Expression): string | undefined =>
  expression.kind === 'text' && !expression.value.includes('{{') ? expression.value : undefined;

const equalTo = (expression: Expression): NameSet | undefined => oneOf([expression]);

const oneOf = (items: readonly Expression[]): NameSet | undefined => {
  const values = items.filter(({ kind }) => kind !== 'missing').map(textOf);
  const known = values.filter((value) => value !== undefined);
  return known.length > 0 && known.length === values.length ? listedNames(known) : undefined;
};

const matchOf = (pattern: Expression): NameSet | undefined => {
  if (pattern.kind === 'regex') {
    const matches = plainPattern(pattern.source);
    return matches && namesThat(matches);
  }
  const text = textOf(pattern);
  return text === undefined ? undefined : namesThat((value) => value.includes(text));
};
