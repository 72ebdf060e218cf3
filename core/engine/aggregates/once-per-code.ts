import { codedField, nothing } from '../expressions/compiled.ts';
import type { CodedField } from '../field-source.ts';
import type { AggregateCall, AggregateColumn, NewAggregateColumn } from './aggregate.ts';
import { SeenPairs } from './seen-pairs.ts';

/**
 * An aggregate of the different values of its argument: it makes no difference to it how often a
 * value is added. So each code is added to a group once.
 */
export const oncePerCode = (
  call: AggregateCall,
  create: NewAggregateColumn,
): NewAggregateColumn => {
  const field = codedField(call.arguments[0] ?? nothing);
  return field === undefined ? create : () => guarded(field, create());
};

const guarded = (field: CodedField, column: AggregateColumn): AggregateColumn => {
  let seen = new SeenPairs();
  return {
    add(group, row, position) {
      const code = field.code();
      if (code < 0 || !seen.has(group, code)) {
        column.add(group, row, position);
      }
    },
    merge: (group, state) => column.merge(group, state),
    value: (group) => column.value(group),
    estimate: () => column.estimate?.(),
    drain() {
      seen = new SeenPairs();
      return column.drain();
    },
  };
};
