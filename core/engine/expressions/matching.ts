import { compileRegex } from '../regex/linear-regex.ts';
import { constantValue, textReader, type Compiled, type Condition } from './compiled.ts';

/** `left like /regex/` and `left =~ /regex/`: anywhere in the text (guide). */
export const regexMatch = (left: Compiled, source: string): Condition => {
  const read = textReader(left);
  const regex = compileRegex(source);
  if (regex === undefined) {
    return () => false;
  }
  const holds = regex.literal === undefined ? undefined : messageSearch(left, regex.literal);
  return (row) => {
    if (holds?.() === false) {
      return false;
    }
    const text = read(row);
    return text !== undefined && regex.test(text);
  };
};

/** `left like "text"`: true where the text occurs. The empty text occurs in every present one. */
export const substringMatch = (left: Compiled, right: Compiled): Condition => {
  const read = textReader(left);
  const part = constantValue(right);
  if (typeof part === 'string') {
    const holds = messageSearch(left, part);
    return (row) => holds?.() ?? read(row)?.includes(part) ?? false;
  }
  const readPart = textReader(right);
  return (row) => {
    const text = readPart(row);
    return text !== undefined && (read(row)?.includes(text) ?? false);
  };
};

/** Looks for the text where the left side is the event's message, which then need not be made. */
const messageSearch = (
  { origin }: Compiled,
  text: string,
): (() => boolean | undefined) | undefined =>
  origin?.of === 'message' ? origin.holds?.(text) : undefined;
