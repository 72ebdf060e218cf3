import type { ValueType } from '#language/catalogue/value-types.ts';
import type { CodedField } from '../field-source.ts';
import { conditionByCode, outcomeByCode } from './by-code.ts';
import { conditional, type Compiled, type Row } from './compiled.ts';
import { combinedOrigin, type OfMessage } from './origin.ts';

/**
 * An operation over operands. Where one thing of an event decides the outcome, the operands are
 * plain, since the outcome itself will be remembered; elsewhere each operand is remembered that can
 * be. `name` is what tells the operation from others over the same operands, see `combinedOrigin`.
 */
export const operated = (
  name: string | undefined,
  operands: readonly Compiled[],
  make: (operands: readonly Compiled[]) => Compiled,
): Compiled => {
  const origin = combinedOrigin(name, operands);
  return origin === undefined
    ? make(operands.map(remembered))
    : { ...make(operands.map(plain)), origin };
};

/** The operand, with nothing by which what is made of it could be remembered. */
export const plain = (operand: Compiled): Compiled =>
  operand.origin?.of === 'field' ? { ...operand, origin: undefined } : operand;

/** The same value, computed once for each value of what alone decides it, where that is known. */
export const remembered = (compiled: Compiled): Compiled => {
  const { origin } = compiled;
  // What has a slot is remembered by what it was made of.
  if (origin === undefined || 'index' in compiled || compiled.constant === true) {
    return compiled;
  }
  switch (origin.of) {
    case 'query':
      return compiled;
    case 'field':
      return { ...readByCode(compiled, origin.field), origin };
    case 'message':
      return DERIVED.has(compiled.type) ? { ...derived(compiled, origin), origin } : compiled;
  }
};

const readByCode = ({ type, read, holds }: Compiled, field: CodedField): Compiled =>
  holds === undefined
    ? { type, read: outcomeByCode(field, read) }
    : conditional(conditionByCode(field, holds));

/** Texts and numbers, which a source may keep; what may be a list or a map is made anew. */
const DERIVED: ReadonlySet<ValueType> = new Set(['text', 'number', 'boolean', 'timestamp']);

const derived = ({ type, read, holds }: Compiled, { key, derive }: OfMessage): Compiled => {
  // The source asks for the outcome at once or not at all, so the row is that of its event.
  let current: Row = [];
  const outcome = derive(key, () => read(current));
  const readOutcome: typeof read = (row) => {
    current = row;
    return outcome();
  };
  return holds === undefined
    ? { type, read: readOutcome }
    : conditional((row) => readOutcome(row) === true);
};
