import type { IToken } from 'chevrotain';
import { endOf } from '../../syntax/lexer.ts';

/** Whether a known path begins with a text that has hyphens. */
export type IsKnownPath = (text: string) => boolean;

/**
 * The tokens with those of a hyphenated path around the cursor as one name: `requestParameters.x-amz`
 * is a difference to the language, and to its author the beginning of a field.
 */
export const withJoinedPath = (
  tokens: readonly IToken[],
  offset: number,
  isKnownPath: IsKnownPath,
): readonly IToken[] => {
  const run = hyphenatedAt(tokens, offset);
  const [first] = run;
  const last = run.at(-1);
  if (first === undefined || last === undefined) return tokens;
  const image = run.map((token) => token.image).join('');
  if (!isKnownPath(image.slice(0, offset - first.startOffset))) return tokens;
  const start = tokens.indexOf(first);
  const joined = { ...first, image, endOffset: endOf(last) - 1 };
  return [...tokens.slice(0, start), joined, ...tokens.slice(start + run.length)];
};

/** A dotted name that the cursor is in or behind, and the hyphens and words that touch it. */
const hyphenatedAt = (tokens: readonly IToken[], offset: number): readonly IToken[] => {
  const touched = tokens.findLastIndex(({ startOffset }) => startOffset < offset);
  let start = touched;
  while (isJoined(tokens[start - 1], tokens[start])) start -= 1;
  let end = touched;
  while (isJoined(tokens[end], tokens[end + 1])) end += 1;
  const run = tokens.slice(start, end + 1);
  const [first] = run;
  const last = run.at(-1);
  const isPath = first?.tokenType.name === 'Identifier' && /^\w+\.\w/.test(first.image);
  const isTouched = last !== undefined && offset <= endOf(last);
  return isPath && isTouched && run.length > 1 ? run : [];
};

/** True for a hyphen and a word with nothing between them. */
const isJoined = (left: IToken | undefined, right: IToken | undefined): boolean =>
  left !== undefined &&
  right !== undefined &&
  endOf(left) === right.startOffset &&
  (isHyphen(left) ? /^\w/.test(right.image) : isHyphen(right) && /\w$/.test(left.image));

const isHyphen = ({ tokenType }: IToken): boolean => tokenType.name === 'Minus';
