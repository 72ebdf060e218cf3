import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type DocumentSymbol, Position, type Range } from 'vscode-languageserver-types';
import { codeLenses } from '../../../core/language/services/code-lenses.ts';
import { type Document, openDocument } from '../../../core/language/services/document.ts';
import { documentSymbols } from '../../../core/language/services/document-symbols.ts';
import { foldingRanges } from '../../../core/language/services/folding.ts';
import { casesOf } from './cases.ts';

for (const { title, text, sections } of casesOf('outline.txt')) {
  test(`outline: ${title}`, () => {
    const document = openDocument('file:///query.ctq', text);
    for (const { name, body } of sections) {
      assert.equal(shown[name]?.(document).join('\n'), body, name);
    }
  });
}

const lines = ({ start, end }: Range): string => `${start.line}-${end.line}`;

const symbolLines = (symbols: readonly DocumentSymbol[], indent = ''): readonly string[] =>
  symbols.flatMap(({ name, detail, range, selectionRange, children }) => {
    assert.ok(isWithin(selectionRange, range), `the selection of ${name} lies outside`);
    const shownDetail = detail === undefined || detail === '' ? '' : ` (${detail})`;
    const line = `${indent}${name}${shownDetail} ${lines(range)}`;
    return [line, ...symbolLines(children ?? [], `${indent}  `)];
  });

const isWithin = (inner: Range, outer: Range): boolean =>
  !isBefore(inner.start, outer.start) && !isBefore(outer.end, inner.end);

const isBefore = (a: Position, b: Position): boolean =>
  a.line < b.line || (a.line === b.line && a.character < b.character);

const shown: Readonly<Record<string, (document: Document) => readonly string[]>> = {
  symbols: (document) => symbolLines(documentSymbols(document)),
  folds: (document) =>
    foldingRanges(document).map(
      ({ startLine, endLine, kind }) =>
        `${startLine}-${endLine}${kind === undefined ? '' : ` ${kind}`}`,
    ),
  lenses: (document) =>
    codeLenses(document).map(({ range, command }) => {
      assert.equal(command?.command, 'ctq.runQuery');
      const [uri, position] = command.arguments ?? [];
      assert.equal(uri, document.uri);
      assert.ok(Position.is(position));
      return `${range.start.line} -> ${position.line}`;
    }),
};

test('an outline that is taken over from an earlier version is that of the text', () => {
  const text =
    'filter a = 1\n### Two\n# @param p = "1"\nfields a as b\n| stats count(*) as n by b\n###\nlimit 1';
  let document = openDocument('file:///query.ctq', text);
  for (const before of ['', '\n\n', '### New\nfields c as d\n', '\uFEFF### ', '\n']) {
    document = openDocument('file:///query.ctq', before + text, document);
    const fresh = documentSymbols(openDocument('file:///query.ctq', before + text));
    assert.deepEqual(documentSymbols(document), fresh, JSON.stringify(before));
  }
});
