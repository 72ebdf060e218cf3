import { setMeaning } from './escape-meaning.ts';

/** What `[a-z_]` or `[^/]` matches, in a few words. */
export const meaningOfClass = (written: string): string => {
  const negated = written.startsWith('[^');
  const closed = written.length > (negated ? 3 : 2) && written.endsWith(']');
  const inside = written.slice(negated ? 2 : 1, closed ? -1 : undefined);
  const members = membersOf(inside);
  const listed =
    members.length > MOST ? [...members.slice(0, MOST), 'others that stand there'] : members;
  const meaning = negated ? `any character but ${either(listed)}` : either(listed);
  return closed ? meaning : `${meaning}; its ] is missing`;
};

/** So many kinds of characters are listed. */
const MOST = 8;

const MEMBER =
  /\[:\^?\w+:\]|\\[pP](?:[A-Za-z]|\{\^?\w+\})|(?:\\x\{[\da-fA-F]+\}|\\x[\da-fA-F]{2}|\\[^]|[^])(?:-(?:\\[^]|[^]))?/gu;

const membersOf = (inside: string): readonly string[] => {
  const members: string[] = [];
  let signs = '';
  for (const [member] of inside.matchAll(MEMBER)) {
    if (isOneSign(member)) {
      signs += member.length === 2 && member.startsWith('\\') ? member.slice(1) : member;
    } else {
      members.push(memberMeaning(member));
    }
  }
  return signs === '' ? members : [...members, signsMeaning(signs)];
};

const isOneSign = (member: string): boolean =>
  Array.from(member).length === 1 || /^\\[^a-zA-Z0-9]$/u.test(member);

const memberMeaning = (member: string): string => {
  const range = /^(.)-(.)$/su.exec(member);
  if (range !== null) return ranges.get(member) ?? `${quote(range[1])} to ${quote(range[2])}`;
  if (member.startsWith('\\') && member.length === 2) {
    return setMeaning(member.charAt(1)) ?? quote(member);
  }
  return posix.get(member) ?? quote(member);
};

const ranges: ReadonlyMap<string, string> = new Map([
  ['a-z', 'a small letter'],
  ['A-Z', 'a capital letter'],
  ['0-9', 'a digit'],
]);

const posix: ReadonlyMap<string, string> = new Map([
  ['[:alpha:]', 'a letter'],
  ['[:digit:]', 'a digit'],
  ['[:alnum:]', 'a letter or digit'],
  ['[:space:]', 'white space'],
  ['[:upper:]', 'a capital letter'],
  ['[:lower:]', 'a small letter'],
  ['[:punct:]', 'a punctuation sign'],
  ['[:xdigit:]', 'a hexadecimal digit'],
  ['[:word:]', 'a letter, a digit or `_`'],
]);

const signsMeaning = (signs: string): string => {
  const one = Array.from(signs).length === 1;
  return one ? quote(signs) : `one of ${quote(signs)}`;
};

/** Signs of the expression, which may be backticks or line ends. */
const quote = (signs = ''): string =>
  /[`\r\n]/.test(signs) ? 'the signs that stand there' : `\`${signs === ' ' ? '" "' : signs}\``;

const either = (choices: readonly string[]): string =>
  choices.length < 2
    ? (choices[0] ?? 'nothing')
    : `${choices.slice(0, -1).join(', ')} or ${choices.at(-1) ?? ''}`;
