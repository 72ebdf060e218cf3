/**
 * What a regular expression asks of a name, where it is a plain one: letters, `|`, `^`, `$`, groups
 * and a few `.*`. Undefined for others, which could take any time or mean something else elsewhere.
 */
export const plainPattern = (source: string): ((name: string) => boolean) | undefined => {
  const [, flag = '', body = ''] = /^(\(\?i\))?([^]*)$/.exec(source) ?? [];
  const isPlain = PLAIN.test(body) && (body.match(/\.\*/g) ?? []).length <= MOST_STARS;
  const pattern = isPlain ? compiled(body, flag === '' ? '' : 'i') : undefined;
  return pattern && ((name) => pattern.test(name));
};

const PLAIN = /^(?:[\w:|^$ -]|\\\.|\.\*?|\((?:\?:)?|\)(?![*+?{]))*$/;
const MOST_STARS = 3;

/** Undefined where its parentheses are not closed. */
const compiled = (body: string, flags: string): RegExp | undefined => {
  try {
    return new RegExp(body, flags);
  } catch {
    return undefined;
  }
};
