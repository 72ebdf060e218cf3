/** A condition of a query, before it is text. */
export type QueryCondition =
  | { readonly kind: 'test'; readonly text: string }
  | { readonly kind: 'and' | 'or'; readonly operands: readonly QueryCondition[] };

export const test = (text: string): QueryCondition => ({ kind: 'test', text });

/** Every event has a message. */
export const NEVER = test('not ispresent(@message)');

export const allOf = (operands: readonly QueryCondition[]): QueryCondition =>
  joined('and', operands);

export const anyOf = (operands: readonly QueryCondition[]): QueryCondition =>
  joined('or', operands);

/** Conditions of one kind within each other are one list, one alone is no list, none never holds. */
const joined = (kind: 'and' | 'or', operands: readonly QueryCondition[]): QueryCondition => {
  const flat = operands.flatMap((operand) =>
    operand.kind === kind ? operand.operands : [operand],
  );
  const [first] = flat;
  return first === undefined || flat.length === 1 ? (first ?? NEVER) : { kind, operands: flat };
};

/** Mixed `and` and `or` get parentheses: the service publishes no precedence (guide). */
export const conditionText = (condition: QueryCondition): string =>
  condition.kind === 'test'
    ? condition.text
    : condition.operands
        .map((operand) => (operand.kind === 'test' ? operand.text : `(${conditionText(operand)})`))
        .join(` ${condition.kind} `);
