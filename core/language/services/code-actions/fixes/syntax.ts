import { type Span, span } from '../../../text/span.ts';
import { insert, remove, replace } from '../edit.ts';
import { type Place, written } from '../place.ts';
import { type Fix, fix, type Fixer, type Fixers, guess, safeFix } from './fix.ts';
import { foreignCommand } from './foreign-words.ts';
import { fixSyntaxError } from './syntax-errors.ts';
import { closeRegex, closeText } from './unterminated.ts';

const CURLY_QUOTES: ReadonlyMap<string, string> = new Map([
  ...[...'“”„‟«»'].map((sign): [string, string] => [sign, '"']),
  ...[...'‘’‚‛'].map((sign): [string, string] => [sign, "'"]),
]);

const CURLY = /[“”„‟«»‘’‚‛]/g;

const unexpectedCharacter: Fixer<'unexpected-character'> = ({ span: where, parameters }, place) => {
  const { text } = place;
  const { text: sign } = parameters;
  const isLast = /^[^\S\n]*(?:\n|$)/.test(text.slice(where.end));
  const blanks = isLast ? (/[^\S\n]*$/.exec(text.slice(0, where.start))?.[0].length ?? 0) : 0;
  const removal = fix(`Remove ${sign}`, remove(span(where.start - blanks, where.end)));
  if ([...sign].every((character) => CURLY_QUOTES.has(character))) {
    return [straightQuotes(place)];
  }
  const before = /[\w@.]+$/.exec(text.slice(0, where.start))?.[0] ?? '';
  const after = /^[\w@.]+/.exec(text.slice(where.end))?.[0] ?? '';
  if (before === '' || after === '') {
    return [removal];
  }
  const name = span(where.start - before.length, where.end + after.length);
  const title = 'Put the name in backticks';
  return [fix(title, replace(name, `\`${before}${sign}${after}\``)), removal];
};

/** Quotes of word processors come in pairs: all of the command are replaced at once. */
const straightQuotes = ({ text, command, span: where }: Place): Fix => {
  const { start, end } = command?.span ?? where;
  const edits = Array.from(text.slice(start, end).matchAll(CURLY), ({ 0: sign, index }) =>
    replace(span(start + index, start + index + sign.length), CURLY_QUOTES.get(sign) ?? sign),
  );
  return safeFix('Write straight quotes', ...edits);
};

/** The pipe, and the blanks or the line that it leaves. */
const removePipe = (text: string, { start, end }: Span): Fix => {
  const before = /\s*$/.exec(text.slice(0, start))?.[0] ?? '';
  const isOpening = text.slice(0, start).trim() === '';
  const from = isOpening ? start : start - before.length;
  return safeFix('Remove the pipe', remove(span(from, end)));
};

const missingPipe: Fixer<'missing-pipe'> = ({ span: { start }, parameters }, { text }) => {
  const pipe = insert(start, '| ');
  const lineStart = text.lastIndexOf('\n', start - 1) + 1;
  const isLine = text.slice(lineStart, start).trim() === '';
  if (!isLine) {
    return [safeFix(`Write | before ${parameters.name}`, pipe)];
  }
  const query = fix('Start a new query here', insert(lineStart, '###\n'));
  return /\n[ \t]*\r?\n$/.test(text.slice(0, lineStart))
    ? [query, fix(`Write | before ${parameters.name}`, pipe)]
    : [safeFix(`Write | before ${parameters.name}`, pipe), query];
};

const foreignOperator: Fixer<'foreign-operator'> = ({ span: where, parameters }, { text }) => {
  const { documented } = parameters;
  const isWord = /^\w/.test(documented);
  const before = isWord && /\S$/.test(text.slice(0, where.start)) ? ' ' : '';
  const after = isWord && /^\S/.test(text.slice(where.end)) ? ' ' : '';
  return [safeFix(`Write ${documented}`, replace(where, before + documented + after))];
};

const unknownCommand: Fixer<'unknown-command'> = ({ span: where, parameters }, place) => {
  const { name, nearest } = parameters;
  const rest = place.text.slice(where.end, place.command?.span.end ?? where.end);
  if (/^\s*(?:[=<>!]|(?:not\s+)?(?:like|in)\b)/i.test(rest)) {
    return [fix('Write filter before the condition', insert(where.start, 'filter '))];
  }
  const foreign = foreignCommand(name, place);
  if (foreign.length > 0) {
    return foreign;
  }
  if (nearest === undefined) {
    return [...asComment(place)];
  }
  const fixes = [fix(`Write ${nearest}`, replace(where, nearest))];
  return nearest === 'filter' && /^\s*["'/]/.test(rest)
    ? [fix('Write filter @message like', replace(where, 'filter @message like')), ...fixes]
    : fixes;
};

/** Prose at the start of a query. */
const asComment = ({ text, span: { start, end }, index, command }: Place): readonly Fix[] => {
  const lineStart = text.lastIndexOf('\n', start - 1) + 1;
  const line = text.slice(lineStart).split(/\r?\n/)[0] ?? '';
  const isProse =
    index <= 0 &&
    text.slice(lineStart, start).trim() === '' &&
    /^\s*\w+(?:[,:]?\s+\w+){2}/.test(line);
  return isProse && end <= (command?.span.end ?? end)
    ? [guess('Make this line a comment', insert(start, '# '))]
    : [];
};

const functionAsCommand: Fixer<'function-as-command'> = ({ span: where, parameters }) => {
  const command = parameters.works.split(' ')[0] ?? 'fields';
  return [fix(`Write ${command} before it`, insert(where.start, `${command} `))];
};

const regexFlags: Fixer<'regex-flags'> = ({ span: where, parameters: { flags } }, place) => {
  const image = written(place, where);
  const known = [...flags].filter((flag) => 'ims'.includes(flag)).join('');
  const source = image.slice(1, image.length - flags.length - 1);
  const group = known === '' ? '' : `(?${known})`;
  const title = known === '' ? `Remove ${flags}` : `Write ${group} at the start`;
  return [safeFix(title, replace(where, `/${group}${source}/`))];
};

const spelling: Fixer<'spelling'> = ({ span: where, parameters }, place) => {
  const { written: given, documented } = parameters;
  const isNot = documented === 'not';
  return written(place, where) === given || given.includes(' by')
    ? [safeFix(`Write ${documented}`, replace(where, isNot ? 'not ' : documented))]
    : [];
};

/** Remedies of mistakes in how a query is written. */
export const syntaxFixers = {
  'unexpected-character': unexpectedCharacter,
  'unterminated-text': ({ span: where, parameters: { quote } }, place) =>
    closeText(place, where, quote),
  'unterminated-regex': ({ span: where }, place) => closeRegex(place, where),
  'syntax-error': fixSyntaxError,
  'empty-command': ({ span: where }, { text }) => [removePipe(text, where)],
  'missing-pipe': missingPipe,
  'foreign-operator': foreignOperator,
  'foreign-comment': ({ span: { start }, parameters: { sign } }) => [
    safeFix('Write #', replace(span(start, start + sign.length), '#')),
  ],
  'unknown-command': unknownCommand,
  'function-as-command': functionAsCommand,
  'regex-flags': regexFlags,
  spelling,
} as const satisfies Fixers;
