import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import * as fc from 'fast-check';
import { examples } from '../../../core/language/examples/examples.ts';
import { explanations } from '../../../core/language/problems/explanations/explanations.ts';
import { explainRegex, type RegexPart } from '../../../core/language/regex/explain-regex.ts';
import type { Document } from '../../../core/language/services/document.ts';
import { createLanguageService } from '../../../core/language/services/service.ts';
import { hoverKnowledge } from '../support/hover-knowledge.ts';

const service = createLanguageService();

const sample = (name: string): string =>
  readFileSync(new URL(`../../../samples/queries/${name}`, import.meta.url), 'utf8');

/** Every query that ships: samples, examples, what the pages of problems show. */
const texts: readonly string[] = [
  sample('getting-started.ctq'),
  sample('investigation.ctq'),
  ...examples.map(({ query }) => query),
  ...Object.values(explanations).flatMap(({ bad, good }) =>
    [bad, good].map((example) => (typeof example === 'string' ? example : example.text)),
  ),
].filter((text) => text.length < 6000);

const wanted = {
  settings: { types: true, range: true, limit: true },
  now: hoverKnowledge.now ?? 0,
};

const checkEverywhere = (document: Document): void => {
  const { text, lines } = document;
  for (let offset = 0; offset <= text.length; offset += 1) {
    const position = lines.positionAt(offset);
    const found = service.hover(document, position, hoverKnowledge);
    if (found !== undefined) {
      assert.ok(found.range !== undefined);
      const [start, end] = [found.range.start, found.range.end].map((at) => lines.offsetAt(at));
      assert.ok((start ?? 0) <= offset && offset <= (end ?? 0), `${offset} in ${text}`);
    }
    const help = service.signatureHelp(document, position);
    assert.ok((help?.activeSignature ?? 0) < (help?.signatures.length ?? 1), text);
  }
  const all = { start: lines.positionAt(0), end: lines.positionAt(text.length) };
  for (const { position } of service.inlayHints(document, all, wanted)) {
    assert.deepEqual(lines.positionAt(lines.offsetAt(position)), position);
  }
};

test('hover and signature help answer at every place of every query that ships', () => {
  for (const text of texts) checkEverywhere(service.open('file:///query.ctq', text));
});

test('hover and signature help answer at every place of a query that breaks off', () => {
  for (const { query } of examples) {
    for (const length of [0.25, 0.5, 0.75, 0.9].map((part) => Math.floor(query.length * part))) {
      checkEverywhere(service.open('file:///query.ctq', query.slice(0, length)));
    }
  }
});

/** Words of queries, whole and broken. */
const words = fc.constantFrom(
  ...'fields filter stats parse sort | , ( ) [ ] = "PutObject" "a /x(?<y>.)/ /( like in not by'.split(
    ' ',
  ),
  ...'eventName requestParameters. requestParameters.key `x {{a}} "{{a}}" 5m 1644624000 as n'.split(
    ' ',
  ),
  ...'bin( case( count(* # @range -1d @source \n ### SOURCE join unnest into "10.0.0.0/8" \u0000'.split(
    ' ',
  ),
);

test('hover and signature help answer at every place of any text', () => {
  fc.assert(
    fc.property(fc.array(words, { maxLength: 25 }), (found) => {
      checkEverywhere(service.open('file:///query.ctq', found.join(' ')));
    }),
    { numRuns: 300 },
  );
});

/** Signs of expressions, so that random texts have groups, classes and repetitions. */
const pieces = fc.constantFrom(
  ...'( ) [ ] { } | * + ? . ^ $ \\ - a b 1 , / : < > = ! P i \u{1F512} ` \n'.split(' '),
  ...'(? (?: (?<a> [^ [:alpha:] \\d \\Q \\E {2,3} (?i) \\x{41}'.split(' '),
);
const expression = fc.array(pieces, { maxLength: 25 }).map((found) => found.join(''));

test('the parts of any expression cover it, in order', () => {
  fc.assert(
    fc.property(expression, (source) => {
      const { parts } = explainRegex(source);
      assert.equal(parts.map((part) => source.slice(part.start, part.end)).join(''), source);
      parts.forEach(checkInside);
    }),
    { numRuns: 3000 },
  );
});

const checkInside = ({ start, end, parts }: RegexPart): void => {
  let last = start;
  for (const part of parts) {
    assert.ok(last <= part.start && part.start <= part.end && part.end <= end);
    last = part.end;
    checkInside(part);
  }
};

test('expressions of great depth and length are explained', () => {
  for (const source of [
    '('.repeat(20_000),
    '(a|'.repeat(5000),
    'a'.repeat(50_000),
    '[a'.repeat(9000),
  ]) {
    assert.ok(explainRegex(source).parts.length > 0);
  }
});
