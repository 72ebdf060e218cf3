import { type Span, span } from '../text/span.ts';
import type { Replacement } from './units.ts';

/** The small changes that make of a text what replaces its parts, none right behind another. */
export const changesOf = (
  text: string,
  replacements: readonly Replacement[],
): readonly Replacement[] => {
  const changes: Replacement[] = [];
  for (const change of replacements.flatMap((replacement) => changesWithin(text, replacement))) {
    const last = changes.at(-1);
    if (last?.span.end === change.span.start) {
      changes.pop();
      const where = span(last.span.start, change.span.end);
      changes.push({ span: where, text: last.text + change.text });
    } else {
      changes.push(change);
    }
  }
  return changes;
};

/**
 * Those of one place. Both texts have the same signs in the same order, but for white space and
 * case, so that only these change.
 */
const changesWithin = (text: string, replacement: Replacement): readonly Replacement[] => {
  const { span: place, text: after } = replacement;
  const before = text.slice(place.start, place.end);
  if (before === after) {
    return [];
  }
  const changes: Replacement[] = [];
  let left = 0;
  let right = 0;
  while (left < before.length || right < after.length) {
    const step = stepAt(before, left, after, right);
    const { start, end } = span(place.start + left, place.start + left + step.left);
    const written = after.slice(right, right + step.right);
    if (text.slice(start, end) !== written) {
      changes.push(trimmed(text, { span: span(start, end), text: written }));
    }
    left += step.left;
    right += step.right;
  }
  return changes;
};

/** How many characters of both are compared next. */
interface Step {
  readonly left: number;
  readonly right: number;
}

const stepAt = (before: string, left: number, after: string, right: number): Step => {
  const blanks = { left: spaceAt(before, left), right: spaceAt(after, right) };
  if (blanks.left > 0 || blanks.right > 0) {
    return blanks;
  }
  let length = 0;
  while (isSameSign(before[left + length], after[right + length])) {
    length += 1;
  }
  // Where they have not the same signs after all, the rest is one change.
  return length > 0
    ? { left: length, right: length }
    : { left: before.length - left, right: after.length - right };
};

const SPACE = /\s*/y;

const spaceAt = (text: string, offset: number): number => {
  SPACE.lastIndex = offset;
  return SPACE.test(text) ? SPACE.lastIndex - offset : 0;
};

const isSameSign = (one: string | undefined, other: string | undefined): boolean =>
  one !== undefined &&
  other !== undefined &&
  !/\s/.test(one) &&
  (one === other || one.toLowerCase() === other.toLowerCase());

/** Without what both have at their ends. */
const trimmed = (text: string, { span: place, text: after }: Replacement): Replacement => {
  const before = text.slice(place.start, place.end);
  const most = Math.min(before.length, after.length);
  let head = 0;
  while (head < most && before[head] === after[head]) {
    head += 1;
  }
  let tail = 0;
  while (tail < most - head && before.at(-1 - tail) === after.at(-1 - tail)) {
    tail += 1;
  }
  const where: Span = span(place.start + head, place.end - tail);
  return { span: where, text: after.slice(head, after.length - tail) };
};
