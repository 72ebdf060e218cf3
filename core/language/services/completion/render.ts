import {
  CompletionItemKind,
  InsertTextFormat,
  MarkupKind,
  type CompletionItem,
} from 'vscode-languageserver-types';
import { span, type Span } from '../../text/span.ts';
import type { Document } from '../document.ts';
import { rangeOf } from '../ranges.ts';
import type { EditorFeatures } from '../editor-features.ts';
import type { Suggestion, SuggestionKind } from './suggestion.ts';

/** Where a suggestion goes: the word it replaces and the cursor within it. */
export interface Place {
  readonly word: Span;
  readonly offset: number;
}

/** The suggestions as items of an editor with these features, the likeliest first. */
export const render = (
  document: Document,
  place: Place,
  suggestions: readonly Suggestion[],
  features: EditorFeatures,
): CompletionItem[] => {
  const edit = editAt(document, place, features);
  const next = document.text[place.word.end];
  return suggestions.map((suggestion, index) => ({
    label: suggestion.label,
    kind: kinds[suggestion.kind],
    sortText: `${suggestion.rank}${String(index).padStart(4, '0')}`,
    filterText: suggestion.filter ?? suggestion.text ?? suggestion.label,
    ...insertion(suggestion, { edit, next, features }),
    ...shown(suggestion),
    ...(suggestion.goesOn === true && features.suggestCommand !== undefined
      ? { command: { title: 'Suggest', command: features.suggestCommand } }
      : {}),
  }));
};

type Edit = (newText: string) => Pick<CompletionItem, 'textEdit'>;

/**
 * Editors that know the difference may insert up to the cursor or replace the whole word. For the
 * others a word is replaced whole, but not one that only begins at the cursor.
 */
const editAt = (document: Document, { word, offset }: Place, features: EditorFeatures): Edit => {
  const insert = rangeOf(document, span(word.start, offset));
  const replace = rangeOf(document, word);
  if (features.insertReplace) return (newText) => ({ textEdit: { newText, insert, replace } });
  const range = word.start < offset ? replace : insert;
  return (newText) => ({ textEdit: { newText, range } });
};

interface Insertion {
  readonly edit: Edit;
  /** The character behind the word: a parenthesis or blank that is there need not be written. */
  readonly next: string | undefined;
  readonly features: EditorFeatures;
}

const insertion = (
  { label, text, snippet, kind }: Suggestion,
  { edit, next, features }: Insertion,
): Pick<CompletionItem, 'textEdit' | 'insertTextFormat'> => {
  if (next === '(' && (kind === 'function' || kind === 'aggregate')) return edit(label);
  if (snippet === undefined || !features.snippets) {
    return edit(next === ' ' ? (text ?? label).trimEnd() : (text ?? label));
  }
  return { ...edit(snippet), insertTextFormat: InsertTextFormat.Snippet };
};

const shown = ({
  signature,
  detail,
  documentation,
}: Suggestion): Pick<CompletionItem, 'labelDetails' | 'detail' | 'documentation'> => ({
  ...(signature === undefined ? {} : { labelDetails: { detail: signature } }),
  ...(detail === undefined ? {} : { detail }),
  ...(documentation === undefined
    ? {}
    : { documentation: { kind: MarkupKind.Markdown, value: documentation } }),
});

const kinds: { readonly [Kind in SuggestionKind]: CompletionItemKind } = {
  command: CompletionItemKind.Keyword,
  'command-snippet': CompletionItemKind.Snippet,
  function: CompletionItemKind.Function,
  aggregate: CompletionItemKind.Method,
  field: CompletionItemKind.Field,
  column: CompletionItemKind.Variable,
  keyword: CompletionItemKind.Keyword,
  option: CompletionItemKind.Property,
  operator: CompletionItemKind.Operator,
  value: CompletionItemKind.EnumMember,
  period: CompletionItemKind.Unit,
  directive: CompletionItemKind.Property,
  placeholder: CompletionItemKind.TypeParameter,
  snippet: CompletionItemKind.Snippet,
};
