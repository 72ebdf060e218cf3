import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import * as fc from 'fast-check';
import { examples } from '../../../core/language/examples/examples.ts';
import { type Document, openDocument } from '../../../core/language/services/document.ts';
import { semanticTokensLegend } from '../../../core/language/services/semantic-tokens/legend.ts';
import {
  semanticTokens,
  semanticTokensEdits,
  semanticTokensIn,
} from '../../../core/language/services/semantic-tokens/semantic-tokens.ts';
import { decodedTokens, type DecodedToken } from './decoded-tokens.ts';
import { markedFiles } from './token-marks.ts';

const uri = 'file:///query.ctq';
const data = readFileSync(new URL('semantic-tokens.txt', import.meta.url), 'utf8');

const shown = ({ start, end, says }: Pick<DecodedToken, 'start' | 'end' | 'says'>): string =>
  `${start}-${end} ${says}`;

for (const { title, text, marks } of markedFiles(data)) {
  test(`tokens: ${title}`, () => {
    const document = openDocument(uri, text);
    const all = decodedTokens(semanticTokens(document, 'all'));
    const beyond = decodedTokens(semanticTokens(document, 'beyond-grammar'));
    for (const line of new Set(marks.map((mark) => mark.line))) {
      const wanted = marks.filter((mark) => mark.line === line).map(shown);
      const here = all.filter((token) => token.line === line).map(shown);
      assert.deepEqual(
        wanted.filter((mark) => !here.includes(mark)),
        [],
        `of line ${line}: ${here.join(', ')}`,
      );
      const told = beyond.filter((token) => token.line === line).map(shown);
      assert.deepEqual(
        told.filter((token) => !wanted.includes(token)),
        [],
        `line ${line} has more than is marked`,
      );
    }
  });
}

const large = examples
  .flatMap(({ title, query }, index) => [`### ${title} ${index}`, query, ''])
  .join('\n');

test('the legend has no type or modifier twice', () => {
  const { tokenTypes, tokenModifiers } = semanticTokensLegend;
  assert.equal(new Set(tokenTypes).size, tokenTypes.length);
  assert.equal(new Set(tokenModifiers).size, tokenModifiers.length);
});

test('the manifest speaks of types and modifiers that there are', () => {
  const root = new URL('../../../', import.meta.url);
  const manifest: Manifest = JSON.parse(readFileSync(new URL('package.json', root), 'utf8'));
  const { tokenTypes, tokenModifiers } = semanticTokensLegend;
  const { semanticTokenModifiers, semanticTokenScopes } = manifest.contributes;
  const own = semanticTokenModifiers.map(({ id }) => id);
  assert.deepEqual(own, tokenModifiers.slice(-own.length));
  for (const selector of semanticTokenScopes.flatMap(({ scopes }) => Object.keys(scopes))) {
    const [type = '', ...modifiers] = selector.split('.');
    assert.ok(tokenTypes.includes(type), type);
    assert.deepEqual(
      modifiers.filter((modifier) => !tokenModifiers.includes(modifier)),
      [],
    );
  }
});

interface Manifest {
  readonly contributes: {
    readonly semanticTokenModifiers: readonly { readonly id: string }[];
    readonly semanticTokenScopes: readonly { readonly scopes: object }[];
  };
}

test('what is left of a file after an edit has the tokens that it would have anew', () => {
  let document = openDocument(uri, large);
  semanticTokens(document, 'all');
  const edit = fc.record({
    at: fc.nat(large.length),
    cut: fc.nat(30),
    put: fc.constantFrom('', 'x', '\n', '### T\n', '"', '/', '| stats count(*) as n', '# ', '`'),
  });
  fc.assert(
    fc.property(edit, ({ at, cut, put }) => {
      const text = document.text.slice(0, at) + put + document.text.slice(at + cut);
      document = openDocument(uri, text, document);
      const anew = semanticTokens(openDocument(uri, text), 'all');
      assert.deepEqual(semanticTokens(document, 'all'), anew);
    }),
    { numRuns: 150 },
  );
});

test('edits turn the old tokens into the new', () => {
  const numbers = fc.array(fc.nat(3), { maxLength: 30 });
  fc.assert(
    fc.property(numbers, numbers, (before, after) => {
      const edits = semanticTokensEdits(before, after);
      assert.ok(edits.length <= 1);
      const result = [...before];
      for (const { start, deleteCount, data: put = [] } of edits) {
        result.splice(start, deleteCount, ...put);
      }
      assert.deepEqual(result, after);
      if (before.length === after.length && before.every((value, at) => value === after[at])) {
        assert.equal(edits.length, 0);
      }
    }),
  );
});

test('one letter more is a small edit', () => {
  const before = openDocument(uri, large);
  const after = openDocument(uri, large.replace('limit', 'limit '), before);
  const [edit] = semanticTokensEdits(semanticTokens(before, 'all'), semanticTokens(after, 'all'));
  assert.ok(edit !== undefined && (edit.data?.length ?? 0) <= 5);
});

test('a range has the tokens of its lines', () => {
  const document = openDocument(uri, large);
  const all = decodedTokens(semanticTokens(document, 'all'));
  for (const [first, last] of [
    [0, 3],
    [5, 5],
    [7, 40],
    [0, 10_000],
  ] as const) {
    const range = { start: { line: first, character: 0 }, end: { line: last, character: 0 } };
    assert.deepEqual(
      decodedTokens(semanticTokensIn(document, range, 'all')),
      all.filter(({ line }) => first <= line && line <= last),
    );
  }
});

test('tokens stand in order, on one line each, and none in another', () => {
  const piece = fc.constantFrom(
    ...'fields a as x | filter stats count(*) by bin(5m) "t{{p}}" /r(?<g>x)/ `q` like [ ] ( ) , $q() ###'.split(
      ' ',
    ),
    '\n',
    '# @param p = "x"\n',
    '\n### T\n',
    '{{p}}',
    '\r\n',
    '/a\nb/',
    '\u2028',
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => {
      checkOrder(openDocument(uri, pieces.join(' ')));
      checkOrder(openDocument(uri, pieces.join('')));
    }),
    { numRuns: 1500 },
  );
});

function checkOrder(document: Document): void {
  const tokens = decodedTokens(semanticTokens(document, 'all'));
  const { lines, text } = document;
  for (const [index, { line, start, end }] of tokens.entries()) {
    const before = tokens[index - 1];
    assert.ok(start < end);
    assert.ok(before === undefined || before.line < line || before.end <= start, text);
    const offset = lines.offsetAt({ line, character: start });
    assert.equal(lines.offsetAt({ line, character: end }) - offset, end - start, text);
  }
}
