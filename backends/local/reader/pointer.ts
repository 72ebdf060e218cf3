/** Where an event lies: a file, named relative to its source, and the event's number in it. */
export interface EventPlace {
  readonly file: string;
  /** Differs once the file has changed. */
  readonly stamp: string;
  readonly ordinal: number;
}

/** The text of `@ptr`, from which `eventPlace` makes the place again; to users it says nothing. */
export function eventPointer({ file, stamp, ordinal }: EventPlace): string {
  return Buffer.from(`${ordinal}:${stamp}:${file}`).toString('base64url');
}

/** The place that a pointer stands for; undefined where the text is no pointer. */
export function eventPlace(pointer: string): EventPlace | undefined {
  const parts = /^(\d{1,9}):([^:]*):(.*)$/s.exec(Buffer.from(pointer, 'base64url').toString());
  const [, ordinal, stamp, file] = parts ?? [];
  return ordinal === undefined || stamp === undefined || file === undefined
    ? undefined
    : { ordinal: Number(ordinal), stamp, file };
}
