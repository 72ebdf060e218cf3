import { fieldEntry } from '../../catalogue/fields.ts';
import { type Problem, problem } from '../../problems/problem.ts';
import type { Binary, Expression, TextLiteral } from '../../syntax/ast.ts';
import { nearest } from '../../text/nearest.ts';
import type { Check } from '../context.ts';
import { isEventField } from '../event-field.ts';

/** Values that a field never has. */
export const checkUnknownValues: Check = ({ commands }) =>
  commands.flatMap(({ binaries, scope }) =>
    binaries.flatMap((binary) =>
      COMPARED.has(binary.operator) && isEventField(binary.left, scope)
        ? unknownValues(binary, binary.left.name)
        : [],
    ),
  );

const COMPARED: ReadonlySet<string> = new Set(['=', '!=', 'in', 'not in']);

const unknownValues = ({ right }: Binary, field: string): readonly Problem[] =>
  texts(right).flatMap(({ value, span }) => {
    const values = meantValues(field, value);
    return values.length === 0 ? [] : [problem('unknown-value', span, { field, value, values })];
  });

const texts = (expression: Expression): readonly TextLiteral[] => {
  switch (expression.kind) {
    case 'text':
      return [expression];
    case 'list':
      return expression.items.flatMap(texts);
    default:
      return [];
  }
};

/** The value that was meant; all that there are where none is near and the field is of CloudTrail. */
const meantValues = (field: string, value: string): readonly string[] => {
  if (field === 'eventSource') {
    return /^[a-z][\w-]*$/i.test(value) ? [`${value.toLowerCase()}.amazonaws.com`] : [];
  }
  const entry = fieldEntry(field);
  const isKnown = entry?.closed !== true || entry.type !== 'text' || entry.values.includes(value);
  if (isKnown || value.includes('{{')) {
    return [];
  }
  const meant = nearest(value, entry.values);
  if (meant !== undefined) {
    return [meant];
  }
  return field.startsWith('userIdentity.') ? entry.values : [];
};
