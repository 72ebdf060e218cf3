import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { TextEdit } from 'vscode-languageserver-types';
import { openDocument, type Document } from '../../../core/language/services/document.ts';
import { createLanguageService } from '../../../core/language/services/service.ts';
import { type Case, casesOf } from './cases.ts';
import { edited } from './edits.ts';
import { withoutMarks } from './marks.ts';

const service = createLanguageService();
const open = (text: string): Document => openDocument('file:///query.ctq', text);

const after = ({ sections }: Case): string =>
  sections.find(({ name }) => name === 'after')?.body ?? '';

for (const example of casesOf('formatting-ranges.txt')) {
  test(`range: ${example.title}`, () => {
    const { text, marks } = withoutMarks(example.text);
    const [mark] = marks;
    assert.ok(mark);
    const document = open(text);
    const range = {
      start: document.lines.positionAt(mark.start),
      end: document.lines.positionAt(mark.end),
    };
    assert.equal(
      edited(document, service.rangeFormatting(document, range)).trimEnd(),
      after(example),
    );
  });
}

/** Where the cursor is after edits, as editors move it: behind what is written in front of it. */
const movedCursor = ({ lines }: Document, edits: readonly TextEdit[], offset: number): number =>
  edits
    .filter(({ range }) => lines.offsetAt(range.end) <= offset)
    .reduce(
      (moved, { range, newText }) =>
        moved + newText.length - (lines.offsetAt(range.end) - lines.offsetAt(range.start)),
      offset,
    );

for (const example of casesOf('formatting-on-type.txt')) {
  test(`on type: ${example.title}`, () => {
    const { offset, text } = example;
    const document = open(text);
    const typed = text[offset - 1] === '|' ? '|' : '\n';
    const edits = service.onTypeFormatting(document, document.lines.positionAt(offset), typed);
    const written = edited(document, edits);
    const cursor = movedCursor(document, edits, offset);
    const marked = `${written.slice(0, cursor)}$0${written.slice(cursor)}`;
    assert.equal(marked.replace(/\n+$/, ''), after(example));
  });
}

test('nothing happens after other characters', () => {
  const document = open('fields   a\n');
  assert.deepEqual(service.onTypeFormatting(document, { line: 1, character: 0 }, ')'), []);
});

test('edits are small: what is in its place is not written again', () => {
  const document = open('FIELDS a,b\n|limit 5\n');
  assert.deepEqual(service.formatting(document), [
    edit([0, 0], [0, 6], 'fields'),
    edit([0, 9], [0, 9], ' '),
    edit([1, 1], [1, 1], ' '),
  ]);
});

const edit = (
  [startLine, startCharacter]: readonly [number, number],
  [line, character]: readonly [number, number],
  newText: string,
): TextEdit => ({
  range: {
    start: { line: startLine, character: startCharacter },
    end: { line, character },
  },
  newText,
});

test('lines that end with a carriage return keep it, and get it where they are new', () => {
  const document = open('fields   a\r\n\r\n| sort b|limit 5\r\n');
  const written = edited(document, service.formatting(document));
  assert.equal(written, 'fields a\r\n| sort b\r\n| limit 5\r\n');
});

test('a byte order mark stays and moves nothing', () => {
  const document = open('\uFEFFfields   a\n|limit 5');
  assert.equal(edited(document, service.formatting(document)), '\uFEFFfields a\n| limit 5\n');
});

test('what is no text stays', () => {
  const document = open('fields   a\0');
  assert.deepEqual(service.formatting(document), []);
});

test('options are those of the settings', () => {
  const document = open('fields a');
  const written = edited(
    document,
    service.formatting(document, { keywordCase: 'upper', lineWidth: 80 }),
  );
  assert.equal(written, 'FIELDS a\n');
});
