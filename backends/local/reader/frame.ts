import type { Text } from './kernel/text-memory.ts';

/** A value that could be read from `at` as far as `reached` and no further. */
export interface Loss {
  readonly at: number;
  readonly reached: number;
  /** True where it is known to be a record. */
  readonly inRecord: boolean;
  /** True where the frame ends with it. */
  readonly leaves: boolean;
}

/** The search for the next record behind a loss, which goes on where the frame does. */
export interface Search {
  readonly frame: Frame;
  readonly isLog: boolean;
  readonly leaves: boolean;
}

/** A text, list or object whose values are being looked at. Frames of one text go on in turn. */
export interface Frame {
  kind: 'values' | 'list' | 'members';
  readonly text: Text;
  /** Where to go on. */
  position: number;
  /** Where a frame inside this one has ended last. */
  resumed: number;
  /** True behind damage: pieces of broken records are not counted again. */
  lost: boolean;
}

export function frameOf(
  kind: Frame['kind'],
  text: Text,
  position = text.start,
  isLost = false,
): Frame {
  return { kind, text, position, resumed: -1, lost: isLost };
}

// What is found instead of the place of a value.
export const nothing = -1;
export const unknown = -2;
export const lost = -3;
