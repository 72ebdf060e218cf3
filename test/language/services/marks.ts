/** A place that a case marks: `«name»` is a read, `«=name»` a definition, `«~name»` a write. */
export interface Mark {
  readonly start: number;
  readonly end: number;
  readonly role: 'definition' | 'read' | 'write';
}

/** The text without its marks, and what they mark. */
export const withoutMarks = (
  marked: string,
): { readonly text: string; readonly marks: readonly Mark[] } => {
  const marks: Mark[] = [];
  let text = '';
  let last = 0;
  for (const { 0: whole, 1: sign = '', 2: name = '', index } of marked.matchAll(MARK)) {
    text += marked.slice(last, index);
    marks.push({ start: text.length, end: text.length + name.length, role: roleOf(sign) });
    text += name;
    last = index + whole.length;
  }
  return { text: text + marked.slice(last), marks };
};

const MARK = /«([=~]?)([^»]*)»/g;

const roleOf = (sign: string): Mark['role'] => {
  if (sign === '=') return 'definition';
  return sign === '~' ? 'write' : 'read';
};
