/**
 * How the shipped file writes a type: nothing for text, `#` a number, `?` a boolean, `@` a time,
 * `!3` the third list of values, `.7` the seventh structure; `*T` a list, `%T` a map with free keys,
 * `+T` one or a list of them (as XML has it), `>T` a list in `items`, `<T` one or a list in `item`.
 */
export type TypeCode = string;

/** A part of a structure as CloudTrail writes it. */
export interface FieldMember {
  readonly name: string;
  readonly type: TypeCode;
  readonly summary: string;
}

/** The structures and lists of values of one service, each held once. */
export interface FieldTable {
  readonly structures: readonly (readonly FieldMember[])[];
  readonly values: readonly string[];
  /** The structure of that key; `members` may refer to it while it is made. */
  structure(key: string, members: () => readonly FieldMember[]): TypeCode;
  valueList(values: readonly string[]): TypeCode;
}

export const createFieldTable = (): FieldTable => {
  const structures: (readonly FieldMember[])[] = [];
  const places = new Map<string, number>();
  const values: string[] = [];
  const valuePlaces = new Map<string, number>();
  return {
    structures,
    values,
    structure(key, members) {
      const known = places.get(key);
      if (known !== undefined) return `.${known}`;
      const place = structures.length;
      places.set(key, place);
      structures.push([]);
      structures[place] = unrepeated(members());
      return `.${place}`;
    },
    valueList(list) {
      if (list.length === 0) return '';
      const text = list.join(' ');
      const known = valuePlaces.get(text) ?? values.length;
      if (known === values.length) values.push(text);
      valuePlaces.set(text, known);
      return `!${known}`;
    },
  };
};

/** The first of each name. */
const unrepeated = (members: readonly FieldMember[]): readonly FieldMember[] => {
  const first = new Map<string, FieldMember>();
  for (const member of members) {
    if (!first.has(member.name)) first.set(member.name, member);
  }
  return [...first.values()];
};

export const part = (name: string, type: TypeCode = '', summary = ''): FieldMember => ({
  name,
  type,
  summary,
});
