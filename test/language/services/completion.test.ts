import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import {
  type EventModels,
  noEventModels,
} from '../../../core/language/catalogue/events/event-models.ts';
import type { CompletionItem, CompletionList, Range } from 'vscode-languageserver-types';
import { complete } from '../../../core/language/services/completion/completion.ts';
import { resolveCompletion } from '../../../core/language/services/completion/resolve-completion.ts';
import { type KnownData, nothingKnown } from '../../../core/language/services/known-data.ts';
import { type Document, openDocument } from '../../../core/language/services/document.ts';
import type { EditorFeatures } from '../../../core/language/services/editor-features.ts';
import { type Case, casesOf, type Section } from './cases.ts';
import { fieldsOfText, modelsOfText } from './known-text.ts';

const editor: EditorFeatures = {
  snippets: true,
  insertReplace: true,
  commandSnippets: true,
  suggestCommand: undefined,
};

const files = readdirSync(new URL('.', import.meta.url)).filter((name) =>
  /^completion.*\.txt$/.test(name),
);

for (const file of files) {
  for (const sample of casesOf(file)) {
    test(`completion: ${sample.title}`, () => {
      const document = openDocument('file:///query.ctq', sample.text);
      const position = document.lines.positionAt(sample.offset);
      const list = complete(document, position, editor, knownIn(sample));
      for (const section of sample.sections) checks[section.name]?.(sample, section, list);
      const unknown = sample.sections.filter(({ name }) => !Object.hasOwn(checks, name));
      assert.deepEqual(unknown, []);
      assert.deepEqual(undocumented(list.items), [], 'items without documentation');
    });
  }
}

/** The fields of sources, which source is the active one, and events, as the case says. */
const knownIn = ({ sections }: Case): KnownData => {
  const models = sections.find(({ name }) => name === 'models');
  return {
    models: models === undefined ? sharedModels(sections) : modelsOfText(models.body),
    fields: new Map(
      sections
        .filter(({ name }) => name === 'known')
        .map(({ argument, body }) => [argument, fieldsOfText(body)]),
    ),
    sources: sections.filter(({ name }) => name === 'source').map(({ argument }) => argument),
    activeSource: sections.find(({ name }) => name === 'active')?.argument,
  };
};

/** `--- shared models` stands for those of a file that several cases use. */
const sharedModels = (sections: readonly Section[]): EventModels =>
  sections.some(({ name }) => name === 'shared') ? models : noEventModels;

const models = modelsOfText(
  readFileSync(new URL('event-models.txt', import.meta.url), 'utf8').trimEnd(),
);

const undocumented = (items: readonly CompletionItem[]): readonly string[] =>
  items
    .map((item) => resolveCompletion(item, { ...nothingKnown, models }))
    .filter(({ documentation }) => documentation === undefined)
    .map(({ label }) => label);

type Check = (sample: Case, section: Section, list: CompletionList) => void;

const checks: Readonly<Record<string, Check>> = {
  offers: (_, { body }, { items }) => {
    const labels = labelsOf(items);
    assert.deepEqual(
      words(body).filter((label) => !labels.includes(label)),
      [],
      `among ${labels.join(', ')}`,
    );
  },
  lacks: (_, { body }, { items }) => {
    const labels = labelsOf(items);
    assert.deepEqual(
      words(body).filter((label) => labels.includes(label)),
      [],
    );
  },
  first: (_, { body }, { items }) => {
    const wanted = words(body);
    assert.deepEqual(labelsOf(items).slice(0, wanted.length), wanted);
  },
  exactly: (_, { body }, { items }) => assert.deepEqual(labelsOf(items), words(body)),
  detail: (_, { argument, body }, { items }) =>
    assert.equal(items.find(({ label }) => label === argument)?.detail, body),
  documentation: (sample, { argument, body }, { items }) => {
    const item = items.find(({ label }) => label === argument);
    const shown = item && resolveCompletion(item, knownIn(sample)).documentation;
    const text = typeof shown === 'object' ? shown.value : (shown ?? '');
    assert.ok(text.includes(body), text);
  },
  incomplete: (_, section, { isIncomplete }) => assert.ok(isIncomplete, section.name),
  known: () => {},
  source: () => {},
  models: () => {},
  shared: () => {},
  active: () => {},
  insert: (sample, section, { items }) =>
    assert.equal(accept(sample, section, items), section.body),
  replace: (sample, section, { items }) =>
    assert.equal(accept(sample, section, items), section.body),
};

const words = (body: string): readonly string[] =>
  body.split(/, |\n/).filter((word) => word !== '');

const labelsOf = (items: readonly CompletionItem[]): readonly string[] =>
  items
    .toSorted((a, b) => ((a.sortText ?? '') < (b.sortText ?? '') ? -1 : 1))
    .map(({ label }) => label);

/** The document after an item is accepted, the tab stops of snippets left as they are. */
const accept = (
  { text, offset }: Case,
  { name, argument }: Section,
  items: readonly CompletionItem[],
): string => {
  const document = openDocument('file:///query.ctq', text);
  const item = items.find(({ label }) => label === argument);
  assert.ok(item, `"${argument}" is not among ${labelsOf(items).join(', ')}`);
  const { textEdit } = item;
  assert.ok(textEdit !== undefined);
  const range = rangeOf(textEdit, name === 'insert');
  const [start, end] = [document.lines.offsetAt(range.start), document.lines.offsetAt(range.end)];
  assert.ok(start <= offset && offset <= end, 'the edit does not reach the cursor');
  assert.ok(
    matches(text.slice(start, offset), item.filterText ?? item.label),
    `an editor that compares "${text.slice(start, offset)}" with "${item.filterText}" hides it`,
  );
  const [blank] = item.additionalTextEdits ?? [];
  const from = blank === undefined ? start : document.lines.offsetAt(blank.range.start);
  return text.slice(0, from) + textEdit.newText + text.slice(end);
};

const rangeOf = (edit: NonNullable<CompletionItem['textEdit']>, inserts: boolean): Range => {
  if ('range' in edit) return edit.range;
  return inserts ? edit.insert : edit.replace;
};

/** Whether the letters of the typed word occur in order, which is what editors ask for. */
const matches = (typed: string, filter: string): boolean => {
  let from = 0;
  for (const letter of typed.toLowerCase()) {
    const at = filter.toLowerCase().indexOf(letter, from);
    if (at < 0) return false;
    from = at + 1;
  }
  return true;
};

test('an editor without snippets and without two ranges gets plain text and one range', () => {
  const document: Document = openDocument('file:///query.ctq', 'filter ispr');
  const { items } = complete(
    document,
    { line: 0, character: 11 },
    {
      ...editor,
      snippets: false,
      insertReplace: false,
    },
  );
  const item = items.find(({ label }) => label === 'ispresent');
  assert.deepEqual(item?.textEdit, {
    newText: 'ispresent(',
    range: { start: { line: 0, character: 7 }, end: { line: 0, character: 11 } },
  });
  assert.equal(item?.insertTextFormat, undefined);
});
