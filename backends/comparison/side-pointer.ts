/** The pointer of a row, and which of the two compared places it is of. */
export interface SidePointer {
  readonly side: 0 | 1;
  /** As that place's backend made it. */
  readonly pointer: string;
}

export function sidePointer({ side, pointer }: SidePointer): string {
  return `${side}:${pointer}`;
}

/** Undefined for a text that is no such pointer. */
export function readSidePointer(text: string): SidePointer | undefined {
  const [, side, pointer] = /^([01]):(.*)$/s.exec(text) ?? [];
  if (side === undefined || pointer === undefined) return undefined;
  return { side: side === '0' ? 0 : 1, pointer };
}
