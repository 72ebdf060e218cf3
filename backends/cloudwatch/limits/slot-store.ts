/**
 * Names that only one may hold at a time: the little that limits need to know of the world. Names
 * are relative paths of two segments that are safe in file names. Nothing here throws.
 */
export interface SlotStore {
  /** Takes the name; false where somebody has it. */
  claim(name: string): boolean;
  /** Gives up a name that was claimed here. */
  drop(name: string): void;
  /** Says of a name that was claimed here that its holder is still there; where that matters. */
  readonly refresh: ((name: string) => void) | undefined;
  /** Takes a name away from a holder that is gone; true where it is free now. */
  evict(name: string): boolean;
  /** Removes names of a folder that nobody needs any more. */
  sweep(folder: string, isOver: (name: string) => boolean): void;
}

/** Names of this program alone: their holders can't be gone without it. */
export function memorySlots(): SlotStore {
  const names = new Set<string>();
  return {
    claim: (name) => {
      if (names.has(name)) return false;
      names.add(name);
      return true;
    },
    drop: (name) => void names.delete(name),
    refresh: undefined,
    evict: () => false,
    sweep: () => {},
  };
}
