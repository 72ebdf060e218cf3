import {
  type CompletionItem,
  CompletionItemKind,
  InsertTextFormat,
  MarkupKind,
  type TextEdit,
} from 'vscode-languageserver-types';
import { type Span, span } from '../../text/span.ts';
import type { Document } from '../document.ts';
import type { EditorFeatures } from '../editor-features.ts';
import { rangeOf } from '../ranges.ts';
import type { Suggestion, SuggestionKind } from './suggestion.ts';

/** Where a suggestion goes: the word it replaces and the cursor within it. */
export interface Place {
  readonly word: Span;
  readonly offset: number;
  /** True where the word is always replaced whole, as the content of a text is. */
  readonly isWhole: boolean;
}

/** The suggestions as items of an editor with these features, the likeliest first. */
export const render = (
  document: Document,
  place: Place,
  suggestions: readonly Suggestion[],
  features: EditorFeatures,
): CompletionItem[] => {
  const writing = {
    edit: editAt(document, place, features),
    next: place.isWhole ? undefined : document.text[place.word.end],
    lead: leadAt(document, place),
    typed: document.text.slice(place.word.start, place.offset),
    features,
  };
  const blank = blankBefore(document, place);
  return suggestions.map((suggestion, index) => ({
    label: suggestion.label,
    kind: kinds[suggestion.kind],
    sortText: `${String(suggestion.rank).padStart(2, '0')}${String(index).padStart(4, '0')}`,
    ...insertion(suggestion, writing),
    ...shown(suggestion),
    ...(suggestion.closesUp === true && blank !== undefined
      ? { additionalTextEdits: [blank] }
      : {}),
    ...(suggestion.goesOn === true && features.suggestCommand !== undefined
      ? { command: { title: 'Suggest', command: features.suggestCommand } }
      : {}),
  }));
};

type Edit = (newText: string) => Pick<CompletionItem, 'textEdit'>;

/**
 * Editors that know the difference may insert up to the cursor or replace the whole word. For the
 * others a word is replaced whole, but not one that only begins at the cursor. Of a word in backticks,
 * or one that becomes so, nothing may be left behind the cursor.
 */
const editAt = (
  document: Document,
  { word, offset, isWhole }: Place,
  features: EditorFeatures,
): Edit => {
  const insert = rangeOf(document, span(word.start, offset));
  const replace = rangeOf(document, word);
  const isQuoted = /`|\w-/.test(document.text.slice(word.start, word.end));
  if (features.insertReplace && !isWhole) {
    return (newText) =>
      word.start < offset && (isQuoted || newText.includes('`'))
        ? { textEdit: { newText, range: replace } }
        : { textEdit: { newText, insert, replace } };
  }
  const range = word.start < offset || isWhole ? replace : insert;
  return (newText) => ({ textEdit: { newText, range } });
};

/** What stands directly before a new word and must not touch it: a pipe, a comma, a bracket. */
const leadAt = ({ text }: Document, { word, offset, isWhole }: Place): '' | ' ' =>
  !isWhole && word.start === offset && /[|,)\]"'/]/.test(text.charAt(offset - 1)) ? ' ' : '';

/** The blanks before the cursor, to be taken away; undefined where there are none. */
const blankBefore = (document: Document, { word }: Place): TextEdit | undefined => {
  const before = document.text.slice(Math.max(0, word.start - 200), word.start);
  const length = /(?<=\S)[ \t]*$/.exec(before)?.[0].length ?? 0;
  return length === 0
    ? undefined
    : { range: rangeOf(document, span(word.start - length, word.start)), newText: '' };
};

interface Writing {
  readonly edit: Edit;
  /** The character behind the word: a parenthesis or blank that is there need not be written. */
  readonly next: string | undefined;
  readonly lead: '' | ' ';
  readonly typed: string;
  readonly features: EditorFeatures;
}

const insertion = (
  suggestion: Suggestion,
  { edit, next, lead, typed, features }: Writing,
): Pick<CompletionItem, 'textEdit' | 'insertTextFormat' | 'filterText'> => {
  const { label, text = label, snippet, kind, filter = text, closesUp } = suggestion;
  const before = closesUp === true ? '' : lead;
  const filterText = withBackticks(typed, filter);
  if (next === '(' && CALLS.has(kind)) return { filterText, ...edit(before + label) };
  if (snippet === undefined || !features.snippets) {
    return { filterText, ...edit(before + (next === ' ' ? text.trimEnd() : text)) };
  }
  return {
    filterText,
    ...edit(before + snippet),
    insertTextFormat: InsertTextFormat.Snippet,
  };
};

/** An editor compares all that is typed, backticks included. */
const withBackticks = (typed: string, filter: string): string => {
  const start = typed.slice(0, typed.lastIndexOf('`') + 1);
  const plain = start.replaceAll('`', '');
  return start + (filter.startsWith(plain) ? filter.slice(plain.length) : filter);
};

const CALLS: ReadonlySet<SuggestionKind> = new Set<SuggestionKind>(['function', 'aggregate']);

const shown = ({
  signature,
  detail,
  documentation,
  subject,
}: Suggestion): Pick<CompletionItem, 'labelDetails' | 'detail' | 'documentation' | 'data'> => ({
  ...(signature === undefined ? {} : { labelDetails: { detail: signature } }),
  ...(detail === undefined || detail === '' ? {} : { detail }),
  ...(documentation === undefined
    ? {}
    : { documentation: { kind: MarkupKind.Markdown, value: documentation } }),
  ...(subject === undefined || documentation !== undefined ? {} : { data: subject }),
});

const kinds: { readonly [Kind in SuggestionKind]: CompletionItemKind } = {
  command: CompletionItemKind.Keyword,
  'command-snippet': CompletionItemKind.Snippet,
  function: CompletionItemKind.Function,
  aggregate: CompletionItemKind.Method,
  field: CompletionItemKind.Field,
  structure: CompletionItemKind.Module,
  column: CompletionItemKind.Variable,
  name: CompletionItemKind.Variable,
  keyword: CompletionItemKind.Keyword,
  option: CompletionItemKind.Property,
  operator: CompletionItemKind.Operator,
  value: CompletionItemKind.EnumMember,
  period: CompletionItemKind.Unit,
  directive: CompletionItemKind.Property,
  placeholder: CompletionItemKind.TypeParameter,
  snippet: CompletionItemKind.Snippet,
};
