import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  type DocumentHighlight,
  DocumentHighlightKind,
  type Location,
  type Range,
} from 'vscode-languageserver-types';
import { type Document, openDocument } from '../../../core/language/services/document.ts';
import { definition, references } from '../../../core/language/services/navigation/definition.ts';
import { documentHighlights } from '../../../core/language/services/navigation/highlights.ts';
import { casesOf } from './cases.ts';
import { type Mark, withoutMarks } from './marks.ts';

const uri = 'file:///query.ctq';

/** Each marked place, whichever the cursor is at, leads to all the others. */
for (const { title, text: marked, offset, sections } of casesOf('navigation.txt')) {
  test(`navigation: ${title}`, () => {
    const { text, marks } = withoutMarks(marked);
    const document = openDocument(uri, text);
    if (sections.some(({ name }) => name === 'nothing')) {
      assert.deepEqual(placesAt(document, offset), { highlights: [], definitions: [] });
      return;
    }
    assert.ok(marks.length > 0, 'nothing is marked');
    for (const { start, end } of marks) {
      for (const place of [start, Math.floor((start + end) / 2)])
        checkPlace(document, marks, place);
    }
  });
}

function checkPlace(document: Document, marks: readonly Mark[], offset: number): void {
  const { text, lines } = document;
  const position = lines.positionAt(offset);
  const shown = ({ start, end }: Mark): string => `${start} ${text.slice(start, end)}`;
  const wanted = (roles: readonly Mark['role'][]): readonly string[] =>
    marks.filter(({ role }) => roles.includes(role)).map(shown);
  const { highlights, definitions } = placesAt(document, offset);
  const at = `at ${offset}`;
  assert.deepEqual(
    highlights.map(({ kind, place }) => `${kind} ${place}`).toSorted(),
    marks.map((mark) => `${mark.role === 'read' ? 'read' : 'write'} ${shown(mark)}`).toSorted(),
    at,
  );
  assert.deepEqual(definitions, wanted(['definition']), at);
  const withAll = references(document, position, true).map((found) =>
    locationText(document, found),
  );
  const isField = wanted(['definition']).length === 0;
  if (!isField) assert.deepEqual(new Set(withAll), new Set(marks.map(shown)), at);
  const others = references(document, position, false);
  assert.deepEqual(
    new Set(others.map((found) => locationText(document, found))),
    new Set(wanted(['read', 'write'])),
    at,
  );
}

const placesAt = (document: Document, offset: number) => {
  const position = document.lines.positionAt(offset);
  return {
    highlights: documentHighlights(document, position).map((found: DocumentHighlight) => ({
      kind: found.kind === DocumentHighlightKind.Read ? 'read' : 'write',
      place: rangeText(document, found.range),
    })),
    definitions: definition(document, position).map((found) => locationText(document, found)),
  };
};

const locationText = (document: Document, found: Location): string => {
  assert.equal(found.uri, document.uri);
  return rangeText(document, found.range);
};

const rangeText = ({ lines, text }: Document, { start, end }: Range): string => {
  const [from, to] = [lines.offsetAt(start), lines.offsetAt(end)];
  return `${from} ${text.slice(from, to)}`;
};

test('a field of the event is looked for in all queries of the file', () => {
  const document = openDocument(
    uri,
    '### A\nfilter eventName = "x"\n### B\nstats count(*) by eventName',
  );
  const found = references(document, { line: 1, character: 8 }, true);
  assert.deepEqual(
    found.map(({ range }) => range.start.line),
    [1, 3],
  );
});

const files = (texts: Readonly<Record<string, string>>): readonly Document[] =>
  Object.entries(texts).map(([name, text]) => openDocument(`file:///q/${name}.ctq`, text));

test('a call leads to the title in another open file', () => {
  const [caller, called] = files({
    caller: '$Logins(user = "x")\n| limit 5',
    called: '### Other\nfields a\n### Logins\nfilter userIdentity.userName = "{{user}}"',
  });
  assert.ok(caller && called);
  const found = definition(caller, { line: 0, character: 2 }, [caller, called]);
  assert.deepEqual(
    found.map((place) => [place.uri, place.range.start.line]),
    [[called.uri, 2]],
  );
  const argument = references(caller, { line: 0, character: 9 }, true, [caller, called]);
  assert.deepEqual(
    argument.map((place) => [place.uri, place.range.start.line]),
    [
      [called.uri, 3],
      [caller.uri, 0],
    ],
  );
});

test('a call leads to the only query of the file of that name', () => {
  const [caller, called] = files({ caller: '$logins()', logins: 'fields a\n| limit 5' });
  assert.ok(caller && called);
  const found = definition(caller, { line: 0, character: 2 }, [caller, called]);
  assert.deepEqual(
    found.map((place) => place.uri),
    [called.uri],
  );
});

test('a title in the same file wins over another file', () => {
  const open = files({ one: '$Root()\n### Root\nfields a', two: '### Root\nfields b' });
  const [one] = open;
  assert.ok(one);
  const found = definition(one, { line: 0, character: 2 }, open);
  assert.deepEqual(
    found.map((place) => place.uri),
    [one.uri],
  );
});
