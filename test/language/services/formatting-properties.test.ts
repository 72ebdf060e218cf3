import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import fc from 'fast-check';
import type { Range, TextEdit } from 'vscode-languageserver-types';
import { examples } from '../../../core/language/examples/examples.ts';
import { formatQueryFile } from '../../../core/language/format/format.ts';
import type { FormatOptions } from '../../../core/language/format/options.ts';
import { isError } from '../../../core/language/problems/problem.ts';
import { type Document, openDocument } from '../../../core/language/services/document.ts';
import { createLanguageService } from '../../../core/language/services/service.ts';
import { lex } from '../../../core/language/syntax/lexer.ts';
import { parseQueryFile } from '../../../core/language/syntax/parse.ts';
import { queriesFolder, readQueries } from '../../../scripts/corpus/read-queries.ts';
import { meaningOf } from '../support/meaning.ts';
import { randomFile } from '../support/random-query.ts';
import { edited } from './edits.ts';

const service = createLanguageService();
const open = (text: string): Document => openDocument('file:///query.ctq', text);

const options: fc.Arbitrary<FormatOptions> = fc.record({
  keywordCase: fc.constantFrom('lower', 'upper', 'keep'),
  lineWidth: fc.integer({ min: 40, max: 160 }),
});

const samples = join(import.meta.dirname, '../../../samples/queries');
const written: readonly string[] = [
  ...readdirSync(samples)
    .filter((name) => name.endsWith('.ctq'))
    .map((name) => readFileSync(join(samples, name), 'utf8')),
  ...examples.map(({ query }) => query),
  ...(readQueries(queriesFolder) ?? []).map(({ text }) => text),
];

/** Queries of other people, and any that the grammar allows. */
const soundFile = fc.oneof(fc.constantFrom(...written), randomFile);

/** What an author leaves behind in the middle of a change: some of it is missing, or too much. */
const brokenFile = fc
  .tuple(
    randomFile,
    fc.double({ min: 0, max: 1, noNaN: true }),
    fc.nat({ max: 6 }),
    fc.constantFrom('', '|', '"', '(', ')', '/', ',', '`', ' fitler ', '\n', '#', '[', '--'),
  )
  .map(([text, share, removed, added]) => {
    const at = Math.floor(share * text.length);
    return text.slice(0, at) + added + text.slice(at + removed);
  });

const anyFile = fc.oneof(soundFile, brokenFile);

/** The comments of a file, directives and separators included, as they are written. */
const commentsOf = (text: string): readonly string[] =>
  parseQueryFile(text).comments.map(({ kind, text: content }) =>
    `${kind} ${content}`.replace(/\s+/g, ' '),
  );

const tokensOf = (text: string): readonly string[] =>
  lex(text, 0, text.length).tokens.map(({ image }) => image.toLowerCase());

const errorsOf = (text: string): readonly string[] =>
  parseQueryFile(text)
    .problems.filter(isError)
    .map(({ code }) => code);

test('formatting keeps the meaning, and doing it twice changes nothing more', () => {
  fc.assert(
    fc.property(soundFile, options, (text, wanted) => {
      const formatted = formatQueryFile(text, wanted);
      assert.equal(formatQueryFile(formatted, wanted), formatted);
      assert.deepEqual(meaningOf(formatted), meaningOf(text));
    }),
    { numRuns: 300, seed: 11 },
  );
});

test('whatever is wrong with a file, its words, comments and errors stay', () => {
  fc.assert(
    fc.property(brokenFile, options, (text, wanted) => {
      const formatted = formatQueryFile(text, wanted);
      assert.equal(formatQueryFile(formatted, wanted), formatted);
      assert.deepEqual(commentsOf(formatted), commentsOf(text));
      assert.deepEqual(errorsOf(formatted), errorsOf(text));
      // A pipe in front of the first command goes.
      const pipes = /^\|$/;
      assert.deepEqual(
        tokensOf(formatted).filter((image) => !pipes.test(image)),
        tokensOf(text).filter((image) => !pipes.test(image)),
      );
    }),
    { numRuns: 400, seed: 12 },
  );
});

test('the text of a command that is not understood stays as it is', () => {
  fc.assert(
    fc.property(brokenFile, options, (text, wanted) => {
      const formatted = formatQueryFile(text, wanted);
      for (const { span } of parseQueryFile(text).queries.flatMap(({ commands }) =>
        commands.filter(({ incomplete }) => incomplete),
      )) {
        assert.ok(formatted.includes(text.slice(span.start, span.end).trimEnd()));
      }
    }),
    { numRuns: 200, seed: 13 },
  );
});

test('the edits of a document make it what the formatter prints', () => {
  fc.assert(
    fc.property(anyFile, options, fc.boolean(), (text, wanted, carriage) => {
      const ended = carriage ? text.replaceAll('\n', '\r\n') : text;
      const document = open(ended);
      const edits = service.formatting(document, wanted);
      assert.equal(edited(document, edits), formatQueryFile(ended, wanted));
    }),
    { numRuns: 300, seed: 14 },
  );
});

test('edits write white space and keywords, and nothing that stands already', () => {
  fc.assert(
    fc.property(randomFile, options, (text, wanted) => {
      const document = open(text);
      const formatted = formatQueryFile(text, wanted);
      const size = service
        .formatting(document, wanted)
        .reduce((sum, { newText }) => sum + newText.replace(/\s/g, '').length, 0);
      assert.ok(size <= formatted.replace(/\s/g, '').length);
      assert.deepEqual(service.formatting(open(formatted), wanted), []);
    }),
    { numRuns: 300, seed: 15 },
  );
});

const within = (document: Document, start: number, end: number): Range => ({
  start: document.lines.positionAt(Math.min(start, end)),
  end: document.lines.positionAt(Math.max(start, end)),
});

const shares = fc.tuple(
  fc.double({ min: 0, max: 1, noNaN: true }),
  fc.double({ min: 0, max: 1, noNaN: true }),
);

const key = (edit: TextEdit): string => JSON.stringify(edit);

test('the edits of a range are those of the document there, and change no meaning', () => {
  fc.assert(
    fc.property(anyFile, options, shares, (text, wanted, [one, other]) => {
      const document = open(text);
      const range = within(document, one * text.length, other * text.length);
      const all = new Set(service.formatting(document, wanted).map(key));
      const some = service.rangeFormatting(document, range, wanted);
      assert.ok(some.every((edit) => all.has(key(edit))));
      const partly = edited(document, some);
      assert.deepEqual(errorsOf(partly), errorsOf(text));
      assert.deepEqual(meaningOf(partly), meaningOf(text));
      assert.equal(formatQueryFile(partly, wanted), formatQueryFile(text, wanted));
    }),
    { numRuns: 400, seed: 16 },
  );
});

test('edits that lie in a range belong to it', () => {
  fc.assert(
    fc.property(randomFile, options, shares, (text, wanted, [one, other]) => {
      const document = open(text);
      const start = Math.floor(Math.min(one, other) * text.length);
      const end = Math.ceil(Math.max(one, other) * text.length);
      const found = new Set(
        service.rangeFormatting(document, within(document, start, end), wanted).map(key),
      );
      const missing = service.formatting(document, wanted).filter((edit) => {
        const from = document.lines.offsetAt(edit.range.start);
        const to = document.lines.offsetAt(edit.range.end);
        // Signs of a command, and not white space between two.
        const changes = text.slice(from, to).trim() !== '';
        return changes && start <= from && to <= end && !found.has(key(edit));
      });
      assert.deepEqual(missing, []);
    }),
    { numRuns: 500, seed: 17 },
  );
});

test('the whole document as a range is the document', () => {
  fc.assert(
    fc.property(anyFile, options, (text, wanted) => {
      fc.pre(text.trim() !== '');
      const document = open(text);
      assert.deepEqual(
        service.rangeFormatting(document, within(document, 0, text.length), wanted),
        service.formatting(document, wanted),
      );
    }),
    { numRuns: 300, seed: 18 },
  );
});

test('typing moves lines and writes pipes, and changes nothing else', () => {
  fc.assert(
    fc.property(
      anyFile,
      fc.double({ min: 0, max: 1, noNaN: true }),
      fc.constantFrom('\n', '|'),
      (text, share, typed) => {
        const at = Math.floor(share * text.length);
        const document = open(text.slice(0, at) + typed + text.slice(at));
        const edits = service.onTypeFormatting(document, document.lines.positionAt(at + 1), typed);
        for (const { range, newText } of edits) {
          const from = document.lines.offsetAt(range.start);
          const to = document.lines.offsetAt(range.end);
          assert.match(newText, /^ *(?:\| )?$/);
          assert.match(document.text.slice(from, to), /^\s*(?:\|\s*)?$/);
        }
        edited(document, edits);
      },
    ),
    { numRuns: 600, seed: 19 },
  );
});

test('a file of 2,000 lines is formatted', () => {
  const query =
    '### Query\n# @range -7d\nfields   @timestamp,eventName as API, userIdentity.arn\n' +
    '| FILTER eventName in ["A", "B"] and not ispresent(errorCode)\n  or userAgent like /(?i)aws-cli/\n' +
    '| parse userIdentity.arn "arn:aws:*::*:*" as x,y,z\n|   stats count(*) as calls by API, bin(1h)\n' +
    '| filter calls>10\n| sort calls DESC\n|limit 20\n';
  const document = open(query.repeat(200));
  assert.equal(document.lines.lineCount, 2001);
  assert.ok(service.formatting(document).length > 1000);
});
