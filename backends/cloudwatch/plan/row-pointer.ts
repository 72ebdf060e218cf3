/** Finds the event of a row again: the place that gave the row, and its `@ptr` there. */
export interface PlacedPointer {
  /** The index of the place in the source. */
  readonly place: number;
  readonly pointer: string;
}

/** No `@ptr` has this character. */
const SEPARATOR = '\u0000';

export function placePointer(place: number, pointer: string): string {
  return `${place}${SEPARATOR}${pointer}`;
}

/** Undefined for what `placePointer` has not made. */
export function readPlacePointer(text: string): PlacedPointer | undefined {
  const at = text.indexOf(SEPARATOR);
  const place = text.slice(0, Math.max(at, 0));
  return /^\d{1,6}$/.test(place)
    ? { place: Number(place), pointer: text.slice(at + SEPARATOR.length) }
    : undefined;
}
