import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { type CompletionItem, CompletionItemKind, type Range } from 'vscode-languageserver-types';
import { examples } from '../../../core/language/examples/examples.ts';
import { complete } from '../../../core/language/services/completion/completion.ts';
import { resolveCompletion } from '../../../core/language/services/completion/resolve-completion.ts';
import { type Document, openDocument } from '../../../core/language/services/document.ts';
import { type KnownData, nothingKnown } from '../../../core/language/services/known-data.ts';
import type { EditorFeatures } from '../../../core/language/services/editor-features.ts';
import { lex } from '../../../core/language/syntax/lexer.ts';
import { parseQueryFile } from '../../../core/language/syntax/parse.ts';
import { fieldsOfText, modelsOfText } from './known-text.ts';

/* Whatever is accepted wherever in a query: the text stays well-formed. */

const editor: EditorFeatures = {
  snippets: true,
  insertReplace: true,
  commandSnippets: true,
  suggestCommand: undefined,
};

const data: KnownData = {
  ...nothingKnown,
  models: modelsOfText(
    readFileSync(new URL('event-models.txt', import.meta.url), 'utf8').trimEnd(),
  ),
  fields: new Map([
    [
      'prod',
      fieldsOfText('myField 40 = say "hi" 30, a\\b 10, end\\ 5\nx-amz-thing 2\neventName 100'),
    ],
  ]),
  activeSource: 'prod',
};

const samples = new URL('../../../samples/queries/', import.meta.url);

const queries: readonly string[] = [
  ...examples.map(({ query }) => query),
  ...readdirSync(samples)
    .filter((name) => name.endsWith('.ctq'))
    .flatMap((name) => readFileSync(new URL(name, samples), 'utf8').split(/^(?=###)/m)),
];

for (const [index, text] of queries.entries()) {
  test(`accepting any item keeps query ${index + 1} well-formed`, () => {
    const document = openDocument('file:///query.ctq', text);
    for (const offset of placesOf(text)) checkPlace(document, offset);
  });

  test(`accepting any item keeps query ${index + 1} well-formed while it is typed`, () => {
    for (const offset of placesOf(text).filter((_, place) => place % 3 === index % 3)) {
      checkPlace(openDocument('file:///query.ctq', text.slice(0, offset)), offset);
    }
  });
}

const checkPlace = (document: Document, offset: number): void => {
  const position = document.lines.positionAt(offset);
  const { items } = complete(document, position, editor, data);
  for (const item of someOf(items, offset)) checkAccepted(document, offset, item);
};

/** The edges and middles of tokens, and the blanks between them. */
const placesOf = (text: string): readonly number[] => [
  ...new Set(
    lex(text, 0, text.length).tokens.flatMap(({ startOffset, image }) => [
      startOffset,
      startOffset + Math.floor(image.length / 2),
      startOffset + image.length,
    ]),
  ),
];

/** The likeliest items and some of the others, which ones depends on the place. */
const someOf = (items: readonly CompletionItem[], offset: number): readonly CompletionItem[] => [
  ...items.slice(0, 4),
  ...items.filter((_, index) => index % 29 === offset % 29),
];

const checkAccepted = (document: Document, offset: number, item: CompletionItem): void => {
  const { documentation } = resolveCompletion(item, data);
  assert.ok(documentation !== undefined, `"${item.label}" has no documentation`);
  for (const inserts of [false, true]) checkEdit(document, offset, { item, inserts });
};

interface Accepted {
  readonly item: CompletionItem;
  /** True for an editor that inserts, and leaves what stands behind the cursor. */
  readonly inserts: boolean;
}

const checkEdit = (document: Document, offset: number, { item, inserts }: Accepted): void => {
  const { after, replaced } = accepted(document, { item, inserts });
  const where = `${document.text.slice(0, offset)}$0${document.text.slice(offset)}\n-- ${item.label}:\n${after}`;
  assert.ok(open(after) <= open(document.text), `a quote or backtick is left open:\n${where}`);
  assert.equal(depth(after), depth(document.text), `a bracket is left open:\n${where}`);
  if (!inserts && replaced !== '' && !KEYWORD.test(replaced) && OPERANDS.has(item.kind)) {
    const problems = parseQueryFile(after).problems.map(({ code }) => code);
    const before = parseQueryFile(document.text).problems.length;
    assert.ok(problems.length <= before, `${problems.join(', ')}:\n${where}`);
  }
};

const KEYWORD = /^(?:and|as|by|in|like|not|or)$/i;

/** Items that take the place of an operand and need nothing behind them. */
const OPERANDS: ReadonlySet<CompletionItemKind | undefined> = new Set<CompletionItemKind>([
  CompletionItemKind.Field,
  CompletionItemKind.Variable,
  CompletionItemKind.EnumMember,
  CompletionItemKind.Unit,
]);

/** The text after an item is accepted, each tab stop with what it proposes. */
const accepted = (
  { text, lines }: Document,
  { item: { textEdit, additionalTextEdits, label }, inserts }: Accepted,
): { readonly after: string; readonly replaced: string } => {
  assert.ok(textEdit !== undefined, label);
  const range = rangeOf(textEdit, inserts);
  const [start, end] = [lines.offsetAt(range.start), lines.offsetAt(range.end)];
  const [blank] = additionalTextEdits ?? [];
  const from = blank === undefined ? start : lines.offsetAt(blank.range.start);
  const written = textEdit.newText
    .replace(/\$\{\d+:((?:\\.|[^}\\])*)\}/g, '$1')
    .replace(/\$\d+/g, '');
  return {
    after: text.slice(0, from) + written + text.slice(end),
    replaced: text.slice(start, end),
  };
};

const rangeOf = (edit: NonNullable<CompletionItem['textEdit']>, inserts: boolean): Range => {
  if ('range' in edit) return edit.range;
  return inserts ? edit.insert : edit.replace;
};

const open = (text: string): number =>
  lex(text, 0, text.length).tokens.filter(({ tokenType }) =>
    tokenType.name.startsWith('Unterminated'),
  ).length;

const depth = (text: string): number =>
  lex(text, 0, text.length).tokens.reduce(
    (sum, { tokenType: { name } }) =>
      sum +
      Number(/^Open(?:Paren|Square)$/.test(name)) -
      Number(/^Close(?:Paren|Square)$/.test(name)),
    0,
  );
