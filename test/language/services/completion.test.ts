import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { CompletionItem } from 'vscode-languageserver-types';
import { complete } from '../../../core/language/services/completion/completion.ts';
import { type KnownData, nothingKnown } from '../../../core/language/services/known-data.ts';
import { type Document, openDocument } from '../../../core/language/services/document.ts';
import type { EditorFeatures } from '../../../core/language/services/editor-features.ts';
import { type Case, casesOf, type Section } from './cases.ts';

const editor: EditorFeatures = {
  snippets: true,
  insertReplace: true,
  commandSnippets: true,
  suggestCommand: undefined,
};

for (const sample of casesOf('completion.txt')) {
  test(`completion: ${sample.title}`, () => {
    const document = openDocument('file:///query.ctq', sample.text);
    const position = document.lines.positionAt(sample.offset);
    const { items } = complete(document, position, editor, knownIn(sample));
    for (const section of sample.sections) checks[section.name]?.(sample, section, items);
    const unknown = sample.sections.filter(({ name }) => !Object.hasOwn(checks, name));
    assert.deepEqual(unknown, []);
  });
}

/** The fields of sources, and which source is the active one, as sections of the case say. */
const knownIn = ({ sections }: Case): KnownData => ({
  ...nothingKnown,
  fields: new Map(
    sections
      .filter(({ name }) => name === 'known')
      .map(({ argument, body }) => [
        argument,
        body.split('\n').map((line) => {
          const [name = '', percent] = line.split(' ');
          return { name, percent: Number(percent) };
        }),
      ]),
  ),
  activeSource: sections.find(({ name }) => name === 'active')?.argument,
});

type Check = (sample: Case, section: Section, items: readonly CompletionItem[]) => void;

const checks: Readonly<Record<string, Check>> = {
  offers: (_, { body }, items) => {
    const labels = labelsOf(items);
    assert.deepEqual(
      words(body).filter((label) => !labels.includes(label)),
      [],
      `among ${labels.join(', ')}`,
    );
  },
  lacks: (_, { body }, items) => {
    const labels = labelsOf(items);
    assert.deepEqual(
      words(body).filter((label) => labels.includes(label)),
      [],
    );
  },
  first: (_, { body }, items) => {
    const wanted = words(body);
    assert.deepEqual(labelsOf(items).slice(0, wanted.length), wanted);
  },
  exactly: (_, { body }, items) => assert.deepEqual(labelsOf(items), words(body)),
  detail: (_, { argument, body }, items) =>
    assert.equal(items.find(({ label }) => label === argument)?.detail, body),
  known: () => {},
  active: () => {},
  insert: (sample, section, items) => assert.equal(accept(sample, section, items), section.body),
  replace: (sample, section, items) => assert.equal(accept(sample, section, items), section.body),
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
  assert.ok(textEdit !== undefined && 'insert' in textEdit);
  const range = name === 'insert' ? textEdit.insert : textEdit.replace;
  const [start, end] = [document.lines.offsetAt(range.start), document.lines.offsetAt(range.end)];
  assert.ok(start <= offset && offset <= end, 'the edit does not reach the cursor');
  assert.ok(
    matches(text.slice(start, offset), item.filterText ?? item.label),
    `an editor that compares "${text.slice(start, offset)}" with "${item.filterText}" hides it`,
  );
  return text.slice(0, start) + textEdit.newText + text.slice(end);
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
