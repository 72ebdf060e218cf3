import { resolveRange } from '../../query-file/range.ts';
import type { Directive } from '../../syntax/ast.ts';
import { lengthText, rangeText } from '../hover/time-text.ts';

/** True for directives of that name, in any case. */
export const directivesNamed =
  (wanted: string) =>
  ({ name }: Directive): boolean =>
    name.toLowerCase() === wanted;

export interface ShownRange {
  /** Its instants: short, since VS Code cuts the hints of a line after 43 characters. */
  readonly text: string;
  /** How long it is; undefined for an open one. */
  readonly length: string | undefined;
}

const MINUTE = 60_000;

/** What a range means at a moment; undefined where that is said already, or is nothing. */
export const resolved = (written: string, now: number): ShownRange | undefined => {
  // With seconds and milliseconds the hint would be another one after each key.
  const range = resolveRange(written, Math.floor(now / MINUTE) * MINUTE);
  if (range.kind === 'invalid') return undefined;
  const { start, end } = range;
  const text = rangeText(range);
  return text === undefined
    ? undefined
    : {
        text,
        length: start === undefined || end === undefined ? undefined : lengthText(end - start),
      };
};
