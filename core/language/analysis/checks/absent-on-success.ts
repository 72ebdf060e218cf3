import { type Problem, problem } from '../../problems/problem.ts';
import type { Binary, Call } from '../../syntax/ast.ts';
import type { Check } from '../context.ts';
import { isEventField } from '../event-field.ts';

/**
 * `errorCode = "Success"` and `errorCode != ""`: events of calls that succeeded do not have the
 * field at all, so the first finds nothing and the second everything.
 */
export const checkAbsentOnSuccess: Check = ({ commands }) => {
  const tested = new Set(
    commands.flatMap(({ calls }) => calls.filter(isPresenceTest)).flatMap(fieldsOf),
  );
  return commands.flatMap(({ binaries, scope }) =>
    binaries.flatMap((binary) =>
      isEventField(binary.left, scope)
        ? absentValue(binary, binary.left.name, tested.has(binary.left.name))
        : [],
    ),
  );
};

const isPresenceTest = ({ name }: Call): boolean => name.toLowerCase() === 'ispresent';

const fieldsOf = ({ arguments: given }: Call): readonly string[] =>
  given.flatMap((argument) => (argument.kind === 'field' ? argument.name : []));

const absentValue = (
  { operator, right }: Binary,
  field: string,
  isTested: boolean,
): readonly Problem[] => {
  const works = rewritten.get(field)?.get(operator);
  if (works === undefined || right.kind !== 'text') {
    return [];
  }
  const value = right.value.trim();
  const isMisled = value === '' ? !isTested && EQUALITY.has(operator) : SUCCESS.test(value);
  return isMisled
    ? [problem('absent-on-success', right.span, { field, works: `${works}(${field})` })]
    : [];
};

const EQUALITY: ReadonlySet<Binary['operator']> = new Set<Binary['operator']>(['=', '!=']);

const SUCCESS = /^(?:success|succeeded|successful|ok|none|null|no ?error|-)$/i;

const compared: readonly (readonly [Binary['operator'], string])[] = [
  ['=', 'not ispresent'],
  ['!=', 'ispresent'],
];

/** A message may well speak of success, an error's code does not. */
const rewritten: ReadonlyMap<string, ReadonlyMap<Binary['operator'], string>> = new Map([
  ['errorMessage', new Map(compared)],
  ['errorCode', new Map([...compared, ['like', 'not ispresent'], ['not like', 'ispresent']])],
]);
