import { code, codeBlock, paragraphs } from '../markdown-text.ts';

/** A pattern of `parse` with `*`, and the names of what these take. */
export const globMarkdown = (pattern: string, names: readonly string[]): string => {
  const texts = pattern.split('*');
  const lines = texts.flatMap((text, index) => [
    ...(text === '' ? [] : [`- ${code(text)} this text`]),
    ...(index < texts.length - 1 ? [starLine(texts, index, names[index])] : []),
  ]);
  const stars = texts.length - 1;
  return paragraphs(
    codeBlock(pattern, 'text'),
    lines.join('\n'),
    stars === names.length || names.length === 0
      ? undefined
      : `It has ${stars} \`*\` and ${names.length} ${names.length === 1 ? 'name' : 'names'}: there has to be one name each.`,
    'It may match anywhere in the text, and case counts. Where it does not match, the event stays and the names have no value.',
  );
};

const starLine = (texts: readonly string[], index: number, name: string | undefined): string => {
  const isLast = index === texts.length - 2 && texts.at(-1) === '';
  const taken = isLast ? 'everything up to the end' : 'as little as possible';
  return `- \`*\` ${taken}${name === undefined ? '' : `, as ${code(name)}`}`;
};
