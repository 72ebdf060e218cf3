/** More than so many are not sent at once. */
const MOST = 300;

export interface Narrowed<Element> {
  readonly kept: readonly Element[];
  /** True where others are left out. */
  readonly isIncomplete: boolean;
}

/**
 * Of many elements those whose name the typed letters occur in, in order, without regard to case:
 * first those that begin with them, then those that hold them together. All of a few.
 */
export const narrowed = <Element>(
  elements: readonly Element[],
  nameOf: (element: Element) => string,
  typed: string,
  most = MOST,
): Narrowed<Element> => {
  if (elements.length <= most) return { kept: elements, isIncomplete: false };
  if (typed === '') return { kept: elements.slice(0, most), isIncomplete: true };
  const wanted = typed.toLowerCase();
  const classes: readonly Element[][] = [[], [], []];
  for (const element of elements) {
    classes[closeness(nameOf(element).toLowerCase(), wanted)]?.push(element);
  }
  return { kept: classes.flat().slice(0, most), isIncomplete: true };
};

/** 0 for a beginning, 1 for a part, 2 for letters in order, 3 for nothing of it. */
const closeness = (name: string, typed: string): number => {
  const at = name.indexOf(typed);
  if (at >= 0) return at === 0 ? 0 : 1;
  return holdsInOrder(name, typed) ? 2 : 3;
};

const holdsInOrder = (name: string, typed: string): boolean => {
  let from = 0;
  for (const letter of typed) {
    const at = name.indexOf(letter, from);
    if (at < 0) return false;
    from = at + letter.length;
  }
  return true;
};
