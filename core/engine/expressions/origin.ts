import type { CodedField, FieldSource } from '../field-source.ts';

/**
 * What alone decides a value. Undefined where several fields do, or one whose values nobody has
 * numbered, or what no field is, as a value that a command puts into a row.
 */
export type Origin = OfQuery | OfField | OfMessage;

/** Nothing of an event: the same for every row. */
interface OfQuery {
  readonly of: 'query';
  /** Tells the computation from all others; undefined where its outcome is that of one run only. */
  readonly key: string | undefined;
}

/** A field of the event whose values are numbered. */
interface OfField {
  readonly of: 'field';
  readonly field: CodedField;
}

/** The text of the event. */
export interface OfMessage {
  readonly of: 'message';
  readonly key: string;
  readonly derive: NonNullable<FieldSource['derive']>;
  /** Of the message itself alone, where its source can look into it. */
  readonly holds?: FieldSource['messageHolds'];
}

/** Of what is written in the query itself, given a text that tells it from everything else. */
export const ofQuery = (key: string | undefined): Origin => ({ of: 'query', key });

/**
 * What decides the outcome of an operation over such operands. `name` is all else that it depends
 * on; undefined where that is more than the text of the query.
 */
export const combinedOrigin = (
  name: string | undefined,
  operands: readonly Originated[],
): Origin | undefined => {
  let decisive: Origin = ofQuery(undefined);
  for (const { origin } of operands) {
    if (origin === undefined || !areOne(decisive, origin)) {
      return undefined;
    }
    decisive = origin.of === 'query' ? decisive : origin;
  }
  if (decisive.of === 'field') {
    return decisive;
  }
  const key = keyOf(name, operands);
  if (decisive.of === 'query') {
    return ofQuery(key);
  }
  return key === undefined ? undefined : { of: 'message', key, derive: decisive.derive };
};

interface Originated {
  readonly origin?: Origin | undefined;
}

const areOne = (one: Origin, other: Origin): boolean => {
  if (one.of === 'query' || other.of === 'query') {
    return true;
  }
  return one.of === 'field'
    ? other.of === 'field' && one.field === other.field
    : one.of === other.of;
};

/**
 * Names and the keys of literals are words, signs and JSON without blanks and brackets outside of
 * its texts, so that no text in a query can be taken for the rest of a key.
 */
const keyOf = (name: string | undefined, operands: readonly Originated[]): string | undefined => {
  const keys = [
    name,
    ...operands.map(({ origin }) => (origin?.of === 'field' ? undefined : origin?.key)),
  ];
  return keys.includes(undefined) ? undefined : `(${keys.join(' ')})`;
};
