import type { ModelShape } from './api-model.ts';
import type { FieldMember, TypeCode } from './field-table.ts';

/** A member of a model's structure, with what a style needs to name it. */
export interface ModelMember {
  readonly key: string;
  /** Resolved: no reference any more. */
  readonly shape: ModelShape;
  readonly summary: string;
  /** Its type, its own members named in a style; in the same one where none is given. */
  readonly typeIn: (style?: Style) => TypeCode;
  /** The type of what it holds, where it is a list. */
  readonly elementIn: (style?: Style) => TypeCode;
  /** A structure of its own, of these parts. */
  readonly structure: (parts: readonly FieldMember[]) => TypeCode;
}

/** How records write a time, and what to say of it. */
export interface TimeForm {
  readonly type: TypeCode;
  readonly note: string;
}

export const localTime: TimeForm = {
  type: '',
  note: 'A text such as `Jul 18, 2023, 4:07:39 PM`.',
};

export const isoTime: TimeForm = {
  type: '',
  note: 'A text such as `2023-07-18T16:07:39.000Z`.',
};

export const milliseconds: TimeForm = { type: '#', note: 'In milliseconds since 1970.' };

/** How CloudTrail names the members of structures in one place of one protocol. */
export interface Style {
  /** Tells structures that were named in different styles apart. */
  readonly key: string;
  readonly name: (member: ModelMember) => readonly FieldMember[];
  /** The type of a list of that element that is not a member itself. */
  readonly list?: (element: TypeCode) => TypeCode;
  /** How times are written; as a text for people where nothing is said. */
  readonly time?: TimeForm;
  /** What the record adds to each structure. */
  readonly more?: readonly FieldMember[];
}

/** The member with everything below it named in another style. */
export const namedBelow = (member: ModelMember, below: Style): ModelMember => ({
  ...member,
  typeIn: (style = below) => member.typeIn(style),
  elementIn: (style = below) => member.elementIn(style),
});
