import type { Evaluate } from '../expressions/compiled.ts';
import type { Slot } from '../plan/frame.ts';
import type { Value } from '../value.ts';
import type { CommandPlace } from './command-place.ts';

/**
 * Makes of each row one for each element of the list that is read, with the element in the slot;
 * what is no list is one element, and of a list without elements the slot stays empty.
 */
export const splitByElements = (read: Evaluate, element: Slot, { stages }: CommandPlace): void => {
  stages.split((row) => {
    const value = read(row);
    const elements: readonly Value[] = Array.isArray(value) ? value : [value];
    return (elements.length > 0 ? elements : [undefined]).map((each) => {
      const part = [...row];
      part[element.index] = each;
      return part;
    });
  });
};
