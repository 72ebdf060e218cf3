import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { type AnalysedFile, analyseFile } from '../../core/language/analysis/analysed-file.ts';
import { problemsOf } from '../../core/language/analysis/check.ts';
import { parseQueryFile } from '../../core/language/syntax/parse.ts';
import { randomFile } from './support/random-query.ts';

/** The version of a text, after what it has to be was compared with a reading from scratch. */
const checkedVersion = (text: string, earlier?: AnalysedFile): AnalysedFile => {
  const version = analyseFile(text, earlier);
  const file = parseQueryFile(text);
  assert.deepEqual(version.problems(), problemsOf(file));
  assert.deepEqual(version.file, file);
  return version;
};

interface Edit {
  /** Where it begins and ends, as a part of the whole text. */
  readonly from: number;
  readonly to: number;
  readonly inserted: string;
}

const edited = (text: string, { from, to, inserted }: Edit): string => {
  const [start, end] = [from, to]
    .map((part) => Math.round(part * text.length))
    .toSorted((a, b) => a - b);
  return text.slice(0, start) + inserted + text.slice(end);
};

const pieces = [
  'x',
  ' ',
  '\n',
  '|',
  '"',
  '(',
  ')',
  '#',
  '\r\n',
  '\n### ',
  '\n### Title\nfields a as b | sort b\n',
  '\n# @range -7d\n',
  '# @filter-pattern { $.a = "b*c" }\n',
  '# ctq-ignore no-wildcards, nope\n',
  '| filter a = "*b"',
  '| fitler a',
  '/',
  '{{p}}',
  '\uFEFF',
  '### Title\nfilter (\n',
];
const anEdit: fc.Arbitrary<Edit> = fc
  .record({
    from: fc.double({ min: 0, max: 1, noNaN: true }),
    to: fc.double({ min: 0, max: 1, noNaN: true }),
    // Most edits add something or take a little away.
    part: fc.constantFrom(0, 0, 0.05, 0.05, 1),
    inserted: fc.constantFrom(...pieces),
  })
  .map(({ from, to, part, inserted }) => ({ from, to: from + (to - from) * part, inserted }));

test('a file read again after changes is the file read from scratch', () => {
  const files = fc.array(randomFile, { minLength: 1, maxLength: 4 });
  fc.assert(
    fc.property(files, fc.array(anEdit, { maxLength: 12 }), (parts, edits) => {
      let text = parts.join('\n### Next\n');
      let version = checkedVersion(text);
      for (const edit of edits) {
        text = edited(text, edit);
        version = checkedVersion(text, version);
      }
    }),
    { numRuns: 150, seed: 4 },
  );
});

const query = (title: string): string =>
  `### ${title}\n# @range -7d\nfields a as b\n| filter b = "*x"\n\n`;

test('queries that did not change are taken from the earlier version', () => {
  const before = analyseFile(['A', 'B', 'C'].map(query).join(''));
  const after = analyseFile(['A', 'Bee', 'C'].map(query).join(''), before);
  assert.equal(after.file.queries[0], before.file.queries[0]);
  assert.notEqual(after.file.queries[1], before.file.queries[1]);
  const moved = after.file.queries[2];
  assert.equal(moved?.commands, moved?.commands);
  assert.equal(after.sections.get(query('C')), before.sections.get(query('C')));
});

test('the same query twice is read once', () => {
  const text = query('A') + query('A');
  const { sections, file } = checkedVersion(text);
  assert.equal(sections.size, 2);
  assert.equal(file.queries.length, 2);
});

test('only the sections of the last version are kept', () => {
  let version = analyseFile(query('A'));
  for (const title of ['B', 'C', 'D']) version = analyseFile(query(title), version);
  assert.deepEqual([...version.sections.keys()], ['', query('D')]);
});

test('a file that is no text has one problem, and the next version begins anew', () => {
  const binary = analyseFile('fields a\0', analyseFile(query('A')));
  assert.deepEqual(
    binary.problems().map(({ code }) => code),
    ['file-not-text'],
  );
  checkedVersion(query('A'), binary);
});
