import { translateRegex } from '#language/regex/translate-regex.ts';
import { constantValue, textReader, type Compiled, type Condition } from './compiled.ts';

/** `left like /regex/` and `left =~ /regex/`: anywhere in the text (guide). */
export const regexMatch = (left: Compiled, source: string): Condition => {
  const read = textReader(left);
  const translation = translateRegex(source);
  if (translation.problem !== undefined) {
    return () => false;
  }
  const { regex } = translation;
  return (row) => {
    const text = read(row);
    return text !== undefined && regex.test(text);
  };
};

/** `left like "text"`: true where the text occurs. The empty text occurs in every present one. */
export const substringMatch = (left: Compiled, right: Compiled): Condition => {
  const read = textReader(left);
  const part = constantValue(right);
  if (typeof part === 'string') {
    return (row) => read(row)?.includes(part) ?? false;
  }
  const readPart = textReader(right);
  return (row) => {
    const text = readPart(row);
    return text !== undefined && (read(row)?.includes(text) ?? false);
  };
};
