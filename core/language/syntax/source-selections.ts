import type { IToken } from 'chevrotain';
import { durationUnit } from '../catalogue/durations.ts';
import { cover, span } from '../text/span.ts';
import { nameContent } from '../text/unquote.ts';
import type { SourceSelection, SourceTime, TagFilter, TextLiteral } from './ast.ts';
import { placeOf } from './lexer.ts';
import { type ReportExpected, TokenReader } from './token-reader.ts';
import {
  CloseBrace,
  CloseParen,
  CloseSquare,
  Colon,
  Comma,
  Duration,
  Equal,
  Identifier,
  LiteralToken,
  Minus,
  OpenBrace,
  OpenParen,
  OpenSquare,
  Text,
} from './tokens.ts';

export interface ReadSource {
  readonly selections: readonly SourceSelection[];
  readonly start: SourceTime | undefined;
  readonly end: SourceTime | undefined;
}

/** What the tokens behind `SOURCE` choose; nothing is read behind the first mistake. */
export const readSource = (tokens: readonly IToken[], report: ReportExpected): ReadSource => {
  const reader = new TokenReader(tokens, report);
  const selections: SourceSelection[] = [];
  const times = new Map<string, SourceTime>();
  while (!reader.atEnd) {
    const time = reader.isNext(Equal, 1) ? readTime(reader) : undefined;
    const selection = time === undefined ? readSelection(reader) : undefined;
    if (time !== undefined) {
      times.set(time.name, time.value);
    }
    if (selection !== undefined) {
      selections.push(selection);
    }
  }
  if (selections.length === 0) {
    reader.expect(SELECTION);
  }
  return { selections, start: times.get('start'), end: times.get('end') };
};

const SELECTION = 'the name of a log group in quotes, or logGroups(…)';

interface NamedTime {
  readonly name: string;
  readonly value: SourceTime;
}

/** `START=-3600s`; undefined for a word that is neither `START` nor `END`. */
const readTime = (reader: TokenReader): NamedTime | undefined => {
  const name = reader.word();
  if (name !== 'start' && name !== 'end') {
    return undefined;
  }
  const label = reader.take(Identifier, 'START or END');
  reader.take(Equal, '"="');
  const minus = reader.skip(Minus);
  const token = reader.takeAny([LiteralToken, Identifier], 'a time such as -1h or now');
  if (label === undefined || token === undefined) {
    return undefined;
  }
  const first = placeOf(minus ?? token);
  const text = `${minus === undefined ? '' : '-'}${token.image}`;
  return {
    name,
    value: {
      span: cover(placeOf(label), cover(first, placeOf(token))),
      text,
      offset: offsetOf(token, minus === undefined ? 1 : -1),
    },
  };
};

const offsetOf = ({ tokenType, image }: IToken, sign: 1 | -1): number | undefined => {
  if (image.toLowerCase() === 'now' || Number(image) === 0) {
    return 0;
  }
  if (tokenType !== Duration) {
    return undefined;
  }
  const length = durationUnit(image.replace(/^[\d.]+/, ''))?.milliseconds;
  // Without a sign 0 would be -0 otherwise.
  return length === undefined ? undefined : sign * Number.parseFloat(image) * length + 0;
};

const readSelection = (reader: TokenReader): SourceSelection | undefined => {
  const word = reader.word();
  if (word !== undefined && reader.isNext(OpenParen, 1)) {
    const read = functions.get(word);
    return read === undefined ? reader.expect(FUNCTIONS) : read(reader);
  }
  const token = reader.takeAny([Text, Identifier, LiteralToken], SELECTION);
  if (token === undefined) {
    return undefined;
  }
  const name = reader.textOf(token)?.value ?? nameContent(token.image);
  return { kind: 'name', span: placeOf(token), name };
};

const FUNCTIONS = 'logGroups(…), dataSource(…) or logGroupTags(…)';

const readLogGroups = (reader: TokenReader): SourceSelection => {
  const start = reader.offset;
  const lists = new Map<string, readonly TextLiteral[]>();
  reader.take(Identifier, FUNCTIONS);
  reader.take(OpenParen, '"("');
  while (!reader.atEnd && !reader.isNext(CloseParen)) {
    const key = LOG_GROUP_KEYS.get(reader.word() ?? '');
    if (key === undefined) {
      reader.expect('namePrefix, accountIdentifier or class');
    }
    reader.take(Identifier, 'a restriction');
    reader.take(Colon, '":"');
    const list = readTexts(reader);
    if (key !== undefined) {
      lists.set(key, list);
    }
    if (!reader.isNext(CloseParen)) {
      reader.take(Comma, 'a comma or ")"');
    }
  }
  reader.take(CloseParen, '")"');
  return {
    kind: 'logGroups',
    span: span(start, reader.end),
    namePrefixes: lists.get('namePrefix') ?? [],
    accountIdentifiers: lists.get('accountIdentifier') ?? [],
    classes: lists.get('class') ?? [],
  };
};

/** The guide's prose says `logGroupClass`, its example `class`. */
const LOG_GROUP_KEYS: ReadonlyMap<string, string> = new Map([
  ['nameprefix', 'namePrefix'],
  ['accountidentifier', 'accountIdentifier'],
  ['class', 'class'],
  ['loggroupclass', 'class'],
]);

const readDataSource = (reader: TokenReader): SourceSelection => {
  const start = reader.offset;
  reader.take(Identifier, FUNCTIONS);
  reader.take(OpenParen, '"("');
  const names = readTexts(reader);
  reader.take(CloseParen, '")"');
  return { kind: 'dataSource', span: span(start, reader.end), names };
};

const readLogGroupTags = (reader: TokenReader): SourceSelection => {
  const start = reader.offset;
  const filters: TagFilter[] = [];
  reader.take(Identifier, FUNCTIONS);
  reader.take(OpenParen, '"("');
  reader.take(OpenSquare, '"["');
  while (!reader.atEnd && !reader.isNext(CloseSquare)) {
    filters.push(readTagFilter(reader));
    if (!reader.isNext(CloseSquare)) {
      reader.take(Comma, 'a comma or "]"');
    }
  }
  reader.take(CloseSquare, '"]"');
  reader.take(CloseParen, '")"');
  return { kind: 'logGroupTags', span: span(start, reader.end), filters };
};

/** `{"key": "team", "values": ["a", "b"]}` */
const readTagFilter = (reader: TokenReader): TagFilter => {
  const start = reader.offset;
  let key: TextLiteral | undefined;
  let values: readonly TextLiteral[] = [];
  reader.take(OpenBrace, '{"key": …, "values": […]}');
  while (!reader.atEnd && !reader.isNext(CloseBrace)) {
    const name = readTagLabel(reader);
    reader.take(Colon, '":"');
    if (name === 'key') {
      key = reader.text('the name of a tag in quotes');
    } else {
      values = readTexts(reader);
    }
    if (!reader.isNext(CloseBrace)) {
      reader.take(Comma, 'a comma or "}"');
    }
  }
  reader.take(CloseBrace, '"}"');
  return { span: span(start, reader.end), key, values };
};

/** `"key"` or `"values"`, quoted as in JSON or not. */
const readTagLabel = (reader: TokenReader): string | undefined => {
  const word = reader.word() ?? reader.nextText();
  if (word !== 'key' && word !== 'values') {
    return reader.expect(TAG_LABELS);
  }
  reader.takeAny([Text, Identifier], TAG_LABELS);
  return word;
};

const TAG_LABELS = '"key" or "values"';

const readTexts = (reader: TokenReader): readonly TextLiteral[] => {
  const texts: TextLiteral[] = [];
  reader.take(OpenSquare, 'a list in square brackets');
  while (!reader.atEnd && !reader.isNext(CloseSquare)) {
    const text = reader.text('a text in quotes');
    if (text !== undefined) {
      texts.push(text);
    }
    if (!reader.isNext(CloseSquare)) {
      reader.take(Comma, 'a comma or "]"');
    }
  }
  reader.take(CloseSquare, '"]"');
  return texts;
};

const functions: ReadonlyMap<string, (reader: TokenReader) => SourceSelection> = new Map([
  ['loggroups', readLogGroups],
  ['datasource', readDataSource],
  ['loggrouptags', readLogGroupTags],
]);
