/** A value of an event that is no list and no map. */
export type Scalar = string | number | boolean;

/**
 * What every event that can change an answer has. An event that lacks it may be left out, and so may
 * a file of which it is known that none of its events has it.
 */
export type Requirement = Equals | Present;

/** The field equals one of the values, as `=` compares (expressions/equality.ts). */
export interface Equals {
  readonly kind: 'equals';
  readonly path: string;
  readonly anyOf: readonly Scalar[];
}

/** The field has a value. */
export interface Present {
  readonly kind: 'present';
  readonly path: string;
}

/** What holds where one of two conditions does, given what each of them requires. */
export const requiredByEither = (
  left: readonly Requirement[],
  right: readonly Requirement[],
): readonly Requirement[] =>
  left.flatMap((one) =>
    right.flatMap((other) => (one.path === other.path ? weaker(one, other) : [])),
  );

const weaker = (one: Requirement, other: Requirement): Requirement => {
  if (one.kind === 'equals' && other.kind === 'equals') {
    return { ...one, anyOf: [...one.anyOf, ...other.anyOf] };
  }
  return { kind: 'present', path: one.path };
};
