import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { InlayHint, Range } from 'vscode-languageserver-types';
import { openDocument } from '../../../core/language/services/document.ts';
import {
  defaultInlayHints,
  inlayHints,
} from '../../../core/language/services/inlay-hints/inlay-hints.ts';
import type { Document } from '../../../core/language/services/document.ts';
import { casesOf } from './cases.ts';

const now = Date.UTC(2022, 1, 19, 12);
const all = { settings: { types: true, range: true, limit: true }, now };

for (const { title, text, sections } of casesOf('inlay-hints.txt')) {
  test(`inlay hints: ${title}`, () => {
    const document = openDocument('file:///query.ctq', text.replace(/«[^»]*»/g, ''));
    const lines = sections.find(({ name }) => name === 'range')?.argument.split(' ');
    const hints = inlayHints(document, lines === undefined ? whole(document) : rangeOf(lines), all);
    assert.equal(shown(document, hints), text);
    const edits = sections.find(({ name }) => name === 'edits');
    if (edits !== undefined) assert.equal(accepted(document, hints), edits.body);
  });
}

test('inlay hints: each one can be turned off', () => {
  const document = openDocument('file:///query.ctq', '# @range -1d\nfields strlen(a) as b');
  const count = (settings: Partial<typeof all.settings>): number =>
    inlayHints(document, whole(document), {
      now,
      settings: { types: false, range: false, limit: false, ...settings },
    }).length;
  assert.equal(count({}), 0);
  assert.equal(count({ types: true }), 1);
  assert.equal(count({ range: true }), 1);
  assert.equal(count({ limit: true }), 1);
});

test('inlay hints: a range from now stays the same for a minute', () => {
  const document = openDocument('file:///query.ctq', '# @range -1d');
  const [hint] = inlayHints(document, whole(document), { ...all, now: now + 59_999 });
  assert.equal(hint?.label, '2022-02-18 12:00 to 2022-02-19 12:00 UTC');
});

test('inlay hints: what is put in ends its lines as the file does', () => {
  const document = openDocument('file:///query.ctq', 'filter a = 1\r\n| sort b desc\r\n');
  const hints = inlayHints(document, whole(document), all);
  const texts = hints.flatMap(({ textEdits }) => textEdits?.map(({ newText }) => newText) ?? []);
  assert.deepEqual(texts, ['\r\n| limit 10000']);
});

test('inlay hints: types are off unless asked for', () => {
  assert.deepEqual(defaultInlayHints, { types: false, range: true, limit: true });
});

const whole = ({ lines, text }: Document): Range => ({
  start: lines.positionAt(0),
  end: lines.positionAt(text.length),
});

const rangeOf = ([from = '1', to = '1']: readonly string[]): Range => ({
  start: { line: Number(from) - 1, character: 0 },
  end: { line: Number(to) - 1, character: 1000 },
});

/** The text with the hints in it. */
const shown = ({ text, lines }: Document, hints: readonly InlayHint[]): string =>
  hints.toReversed().reduce((before, { position, label, paddingLeft }) => {
    const offset = lines.offsetAt(position);
    assert.ok(typeof label === 'string');
    const gap = paddingLeft === true || label.startsWith(':') ? ' ' : '';
    return `${before.slice(0, offset)}«${gap}${label}»${before.slice(offset)}`;
  }, text);

/** The text with what the hints write in it. */
const accepted = ({ text, lines }: Document, hints: readonly InlayHint[]): string =>
  hints
    .flatMap(({ textEdits = [] }) => textEdits)
    .toReversed()
    .reduce((before, { range, newText }) => {
      const offset = lines.offsetAt(range.start);
      return before.slice(0, offset) + newText + before.slice(offset);
    }, text);
