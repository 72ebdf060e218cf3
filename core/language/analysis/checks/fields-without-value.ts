import { fieldEntry, fieldsWithin } from '../../catalogue/fields.ts';
import { problem } from '../../problems/problem.ts';
import type { Check } from '../context.ts';
import { isEventField } from '../event-field.ts';

/** Fields that hold other fields: Logs Insights knows the values inside only (guide). */
export const checkFieldsWithoutValue: Check = ({ commands }) =>
  commands.flatMap(({ fields, scope }) =>
    fields.flatMap((field) => {
      if (!isEventField(field, scope)) {
        return [];
      }
      const { name, span } = field;
      const [inside] = fieldEntry(name) === undefined ? fieldsWithin(name) : [];
      return inside === undefined ? [] : problem('field-without-value', span, { name, inside });
    }),
  );
