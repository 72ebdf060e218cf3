/** Where an event lies: a file, named relative to its source, and the event's number in it. */
export interface EventPlace {
  readonly file: string;
  /** Differs once the file has changed. */
  readonly stamp: string;
  readonly ordinal: number;
  /** Where its bytes begin, in a file whose events are found by that; the number is then not known. */
  readonly offset?: number | undefined;
}

/** A file as its events' pointers name it. */
export interface PlacedFile extends Pick<EventPlace, 'file' | 'stamp'> {
  /** Where the text that is read begins in the file, if its events are to be found by their bytes. */
  readonly base?: number | undefined;
}

/** The text of `@ptr`, from which `eventPlace` makes the place again; to users it says nothing. */
export function eventPointer({ file, stamp, ordinal, offset }: EventPlace): string {
  const number = offset === undefined ? `${ordinal}` : `@${offset}`;
  return Buffer.from(`${number}:${stamp}:${file}`).toString('base64url');
}

/** The place that a pointer stands for; undefined where the text is no pointer. */
export function eventPlace(pointer: string): EventPlace | undefined {
  const text = Buffer.from(pointer, 'base64url').toString();
  const [, mark, number, stamp, file] = /^(@?)(\d{1,15}):([^:]*):(.*)$/s.exec(text) ?? [];
  if (number === undefined || stamp === undefined || file === undefined) return undefined;
  return mark === '@'
    ? { ordinal: -1, offset: Number(number), stamp, file }
    : { ordinal: Number(number), stamp, file };
}
