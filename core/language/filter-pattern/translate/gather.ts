import type { Comparison, Condition } from '../pattern.ts';
import type { Wanted } from './compare.ts';

/** Conditions, those that compare one subject with one value after the other as one. */
export type Gathered<Leaf, Subject> =
  | { readonly kind: 'other'; readonly condition: Condition<Leaf> }
  | {
      readonly kind: 'values';
      readonly condition: Comparison<Subject>;
      readonly values: readonly Wanted[];
    };

/** `a = 1 || a = 2` is one question about `a`, and so is `a != 1 && a != 2`. */
export const gather = <Leaf extends { readonly kind: string }, Subject>(
  operands: readonly Condition<Leaf>[],
  valueOf: (operand: Condition<Leaf>) => Gatherable<Subject> | undefined,
): readonly Gathered<Leaf, Subject>[] => {
  const gathered: Gathered<Leaf, Subject>[] = [];
  const known = new Map<string, Wanted[]>();
  for (const operand of operands) {
    const found = valueOf(operand);
    const values = known.get(found?.key ?? '');
    if (found === undefined) {
      gathered.push({ kind: 'other', condition: operand });
    } else if (values === undefined) {
      const first = [found.value];
      known.set(found.key, first);
      gathered.push({ kind: 'values', condition: found.condition, values: first });
    } else {
      values.push(found.value);
    }
  }
  return gathered;
};

/** A comparison that may be asked together with others of its key. */
export interface Gatherable<Subject> {
  /** Not empty. */
  readonly key: string;
  readonly condition: Comparison<Subject>;
  readonly value: Wanted;
}

/** The comparison, where several of its kind are one question. */
export const gatherable = <Subject>(
  kind: 'and' | 'or',
  condition: Condition<Comparison<Subject> | { readonly kind: 'state' | 'missing' }>,
  keyOf: (subject: Subject) => string | undefined,
): Gatherable<Subject> | undefined => {
  if (
    condition.kind !== 'comparison' ||
    condition.value.kind === 'missing' ||
    condition.operator !== (kind === 'or' ? '=' : '!=')
  ) {
    return undefined;
  }
  const key = keyOf(condition.subject);
  return key === undefined ? undefined : { key, condition, value: condition.value };
};
