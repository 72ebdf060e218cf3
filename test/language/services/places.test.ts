import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { SelectionRange } from 'vscode-languageserver-types';
import { openDocument } from '../../../core/language/services/document.ts';
import { linkedEditing } from '../../../core/language/services/navigation/linked-editing.ts';
import { documentLinks } from '../../../core/language/services/navigation/links.ts';
import { selectionRanges } from '../../../core/language/services/navigation/selection-ranges.ts';
import { workspaceSymbols } from '../../../core/language/services/navigation/workspace-symbols.ts';
import { casesOf } from './cases.ts';

for (const { title, text, offset, sections } of casesOf('selection-ranges.txt')) {
  test(`selection: ${title}`, () => {
    const document = openDocument('file:///query.ctq', text);
    const [selection] = selectionRanges(document, [document.lines.positionAt(offset)]);
    const shown: string[] = [];
    for (let next: SelectionRange | undefined = selection; next; next = next.parent) {
      const { start, end } = next.range;
      const written = text.slice(document.lines.offsetAt(start), document.lines.offsetAt(end));
      shown.push(written.replaceAll('\n', '⏎'));
    }
    assert.equal(shown.pop(), text.replaceAll('\n', '⏎'), 'the file comes last');
    assert.equal(shown.join('\n'), sections[0]?.body);
  });
}

for (const { title, text, sections } of casesOf('links.txt')) {
  test(`links: ${title}`, () => {
    const [section] = sections;
    const document = openDocument(section?.argument || 'file:///work/queries/one.ctq', text);
    const shown = documentLinks(document).map(({ range: { start, end }, target }) => {
      const written = text.slice(document.lines.offsetAt(start), document.lines.offsetAt(end));
      return `${written} -> ${target}`;
    });
    assert.equal(shown.join('\n'), section?.body);
  });
}

const one = openDocument(
  'file:///q/one%20two.ctq',
  '### Console logins\nfields a\n### Root\nfields b',
);
const two = openDocument('file:///q/three.ctq', '# Roots\nfields a');
const untitled = openDocument('untitled:Untitled-1', 'fields a | limit 5');
const open = [one, two, untitled];

test('queries of all open files are found by letters of their titles', () => {
  const found = (typed: string): readonly string[] =>
    workspaceSymbols(open, typed).map(({ name, containerName }) => `${name} in ${containerName}`);
  assert.deepEqual(found(''), [
    'Console logins in one two.ctq',
    'Root in one two.ctq',
    'Roots in three.ctq',
  ]);
  assert.deepEqual(found('root'), ['Root in one two.ctq', 'Roots in three.ctq']);
  assert.deepEqual(found('cslog'), ['Console logins in one two.ctq']);
  assert.deepEqual(found('con log'), ['Console logins in one two.ctq']);
  assert.deepEqual(found('rootx'), []);
});

test('the places of a parameter change together, those of other names do not', () => {
  const text = '# @param p = "x"\nfilter a = "{{p}}" and b = "{{ p }}" and c = "{{q}}"';
  const document = openDocument('file:///query.ctq', text);
  const at = (character: number) =>
    linkedEditing(document, { line: 1, character })?.ranges.map(({ start }) => [
      start.line,
      start.character,
    ]);
  assert.deepEqual(at(14), [
    [0, 9],
    [1, 14],
    [1, 31],
  ]);
  assert.equal(at(7), undefined, 'a field');
  assert.equal(at(48), undefined, 'a placeholder alone');
});
