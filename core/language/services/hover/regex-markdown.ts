import { explainRegex, type RegexPart, type Repetition } from '../../regex/explain-regex.ts';
import { bullets, code, codeBlock, codes, paragraphs } from '../markdown-text.ts';

/** Where an expression stands: in `parse` its named groups make fields. */
interface RegexUse {
  readonly makesFields: boolean;
}

/** A regular expression explained part by part. */
export const regexMarkdown = (source: string, { makesFields }: RegexUse): string => {
  const { parts, names, matchesAnywhere, ignoresCase, advice } = explainRegex(source);
  const lines = parts.flatMap((part) => linesOf(source, part, 0));
  const more = lines.length > MOST_LINES ? ['- …'] : [];
  return paragraphs(
    codeBlock(source, 'regex'),
    [...lines.slice(0, MOST_LINES), ...more].join('\n'),
    matchText(matchesAnywhere, ignoresCase),
    fieldsText(names, makesFields),
    bullets(advice),
  );
};

/** A hover is read at a glance. */
const MOST_LINES = 24;
const MOST_LEVELS = 4;

const linesOf = (source: string, part: RegexPart, level: number): readonly string[] => {
  const { meaning, parts, repeat, kind } = part;
  const [only] = parts;
  // A branch of one part is that part.
  if (kind === 'branch' && parts.length === 1 && only !== undefined) {
    return linesOf(source, only, level);
  }
  const words = [meaning, ...(repeat === undefined ? [] : [repeatText(repeat)])].filter(Boolean);
  const text = source.slice(part.start, part.end);
  const written = kind === 'choice' || text === '' ? '' : `${code(text)} `;
  const line = `${'  '.repeat(level)}- ${written}${words.join(', ')}`.trimEnd();
  return level >= MOST_LEVELS
    ? [line]
    : [line, ...parts.flatMap((inner) => linesOf(source, inner, level + 1))];
};

const repeatText = ({ least, most, lazy }: Repetition): string =>
  `${countText(least, most)}${lazy ? ', as few as possible' : ''}`;

const countText = (least: number, most: number): string => {
  if (most === Infinity) return least > 1 ? `${least} times or more` : MANY[least === 0 ? 0 : 1];
  if (least === 0 && most === 1) return 'once or not at all';
  return least === most ? timesText(least) : `${least} to ${most} times`;
};

const MANY = ['any number of times', 'once or more'] as const;

const timesText = (count: number): string => (count === 1 ? 'once' : `${count} times`);

const matchText = (anywhere: boolean, ignoresCase: boolean): string | undefined => {
  const notes = [
    ...(anywhere ? ['It may match anywhere in the text.'] : []),
    ...(ignoresCase ? [] : ['Case counts; `(?i)` in front ignores it.']),
  ];
  return notes.length === 0 ? undefined : notes.join(' ');
};

const fieldsText = (names: readonly string[], makesFields: boolean): string | undefined => {
  if (!makesFields || names.length === 0) return undefined;
  return `Makes the ${names.length === 1 ? 'field' : 'fields'} ${codes(names)}.`;
};
