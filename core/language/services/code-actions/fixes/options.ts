import { optionEntry, type OptionValues } from '../../../catalogue/options.ts';
import type { CommandOption } from '../../../syntax/ast.ts';
import { lex, placeOf } from '../../../syntax/lexer.ts';
import { optionsOf } from '../../../syntax/own-words.ts';
import { CloseSquare } from '../../../syntax/tokens.ts';
import { nearest } from '../../../text/nearest.ts';
import { type Span, span } from '../../../text/span.ts';
import { type Edit, remove, replace } from '../edit.ts';
import { type Place, written } from '../place.ts';
import { type Fix, fix, type Fixer, type Fixers, guess, safeFix } from './fix.ts';
import { removeItem } from './names.ts';

const optionAt = ({ command, span: where }: Place): CommandOption | undefined =>
  command &&
  optionsOf(command).find(({ span: { start, end } }) => start <= where.start && where.start < end);

/** An option with the blank before it. */
const removeOption = ({ text }: Place, { span: { start, end } }: CommandOption): Edit => {
  const before = /\s*$/.exec(text.slice(0, start))?.[0].length ?? 0;
  return remove(span(start - before, end));
};

const unknownOption: Fixer<'unknown-option'> = ({ span: where, parameters }, place) => {
  const { name, nearest: meant } = parameters;
  const option = optionAt(place);
  return [
    ...(meant === undefined ? [] : [fix(`Write ${meant}`, replace(where, meant))]),
    ...(option === undefined ? [] : [fix(`Remove ${name}`, removeOption(place, option))]),
  ];
};

const invalidOption: Fixer<'invalid-option'> = ({ span: where, parameters: { name } }, place) => {
  const values = optionEntry(place.command?.kind ?? '', name)?.values;
  return values === undefined
    ? []
    : valuesMeant(values, written(place, where)).map((value, index, all) =>
        (all.length === 1 || index === 0 ? fix : guess)(`Write ${value}`, replace(where, value)),
      );
};

/** What such an option takes that is near to what was written. */
const valuesMeant = (values: OptionValues, given: string): readonly string[] => {
  const plain = given.replace(/["'`]/g, '');
  switch (values.kind) {
    case 'boolean':
      return /^(?:0|no|off|false|f)$/i.test(plain) ? ['false', 'true'] : ['true', 'false'];
    case 'word': {
      const meant = nearest(plain, values.words);
      return meant === undefined ? values.words : [meant];
    }
    case 'name':
      return /^\w+$/.test(plain) && /\D/.test(plain) ? [plain] : [];
    default:
      return [numberMeant(values, plain)];
  }
};

const numberMeant = (
  { kind, least, most }: Extract<OptionValues, { readonly least: number }>,
  given: string,
): string => {
  const value = Number.parseFloat(given);
  const within = Math.min(Math.max(Number.isNaN(value) ? least : value, least), most);
  return String(kind === 'number' ? within : Math.round(within));
};

/** The last one counts. */
const repeatedOption: Fixer<'repeated-option'> = ({ parameters: { name } }, place) => {
  const last = optionAt(place);
  const first =
    place.command &&
    optionsOf(place.command).find(
      (option) => option !== last && option.name.name.toLowerCase() === name.toLowerCase(),
    );
  return first === undefined
    ? []
    : [safeFix(`Remove the first ${name}`, removeOption(place, first))];
};

/** The first ones of a list, as many as there may be. */
const tooManySelected: Fixer<'too-many-selected'> = ({ span: where, parameters }, place) => {
  const { text, command } = place;
  const end = command?.span.end ?? where.end;
  const before = /,\s*$/.exec(text.slice(0, where.start));
  const close = lex(text, where.start, end).tokens.find(
    ({ tokenType }) => tokenType === CloseSquare,
  );
  return before === null || close === undefined
    ? []
    : [fix(`Keep the first ${parameters.limit}`, remove(span(before.index, placeOf(close).start)))];
};

const unknownClass: Fixer<'unknown-log-class'> = ({ span: where, parameters: { text } }) => {
  const meant = /inf|ia|acc/i.test(text) ? 'INFREQUENT_ACCESS' : 'STANDARD';
  return [fix(`Write "${meant}"`, replace(where, `"${meant}"`))];
};

const tableName: Fixer<'invalid-table-name'> = ({ span: where, parameters: { name } }) => {
  const meant = name.replace(/\W+/g, '_');
  return [fix(`Write ${meant}`, replace(where, meant))];
};

/** `$Name(a = 1, a = 2)` */
const argumentAround = ({ command, span: { start } }: Place): Span | undefined =>
  command?.kind === 'savedQuery'
    ? command.arguments.find(({ span: where }) => where.start <= start && start < where.end)?.span
    : undefined;

const repeatedParameter: Fixer<'repeated-parameter'> = ({ parameters: { name } }, place) => {
  const argument = argumentAround(place);
  return argument === undefined
    ? []
    : [fix(`Remove the second ${name}`, removeItem(place, argument))];
};

const LONGEST_NAME = 128;

/** A name of letters that is not too long, wherever the query has it. */
const parameterName: Fixer<'invalid-parameter-name'> = (
  { span: where, parameters: { name } },
  place,
) => {
  const letters = name
    .replace(/\W/g, '_')
    .replace(/^(?=\d)/, '_')
    .slice(0, LONGEST_NAME);
  const short = name.length > LONGEST_NAME ? name.slice(0, SHORT_NAME) : letters;
  if (argumentAround(place) !== undefined) {
    return [fix(`Write ${short}`, replace(where, short))];
  }
  const { text, query } = place;
  const edits = query === undefined ? [] : placesOf(text, query.span, name);
  return [fix(`Call it ${short}`, ...edits.map((at) => replace(at, short)))];
};

const SHORT_NAME = 20;

const placesOf = (text: string, { start, end }: Span, name: string): readonly Span[] => {
  const found: Span[] = [];
  for (let at = text.indexOf(name, start); at >= 0 && at < end; at = text.indexOf(name, at + 1)) {
    if (
      /\{\{\s*$|@param\s+$/.test(text.slice(start, at)) &&
      !/^\w/.test(text.slice(at + name.length))
    ) {
      found.push(span(at, at + name.length));
    }
  }
  return found;
};

/** A removal of one of the fields that `relevantfields` looks at. */
const relevance: Fixer<'relevance-of-parsed'> = (
  { span: where, parameters: { name } },
  place,
): readonly Fix[] =>
  place.command?.kind === 'relevantfields' && place.command.condition.span.start > where.start
    ? [fix(`Remove ${name}`, removeItem(place, where))]
    : [];

/** Remedies of what commands take. */
export const optionFixers = {
  'unknown-option': unknownOption,
  'invalid-option': invalidOption,
  'repeated-option': repeatedOption,
  'too-many-selected': tooManySelected,
  'unknown-log-class': unknownClass,
  'invalid-table-name': tableName,
  'repeated-parameter': repeatedParameter,
  'invalid-parameter-name': parameterName,
  'relevance-of-parsed': relevance,
} as const satisfies Fixers;
