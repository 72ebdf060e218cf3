/** A rule of a TextMate grammar, as far as this grammar needs it. */
export type Rule =
  | { readonly include: string }
  | {
      readonly match: string;
      readonly name?: string;
      readonly captures?: Captures;
    }
  | {
      readonly begin: string;
      readonly end: string;
      readonly name?: string;
      readonly contentName?: string;
      readonly beginCaptures?: Captures;
      readonly endCaptures?: Captures;
      readonly patterns?: readonly Rule[];
    };

export type Captures = Readonly<Record<number, Capture>>;

interface Capture {
  readonly name?: string;
  readonly patterns?: readonly Rule[];
}

export const include = (name: string): Rule => ({ include: `#${name}` });

/** Captures that are nothing but names, in order from the first group. */
export const named = (...names: readonly string[]): Captures =>
  Object.fromEntries(names.map((name, index) => [index + 1, { name: `${name}.ctq` }]));
