import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as fc from 'fast-check';
import type { CompletionItem } from 'vscode-languageserver-types';
import { plainEditor } from '../../../core/language/services/editor-features.ts';
import { createLanguageService } from '../../../core/language/services/service.ts';
import type { Document } from '../../../core/language/services/document.ts';

const service = createLanguageService();
const editor = { ...plainEditor, snippets: true, insertReplace: true };

/** Pieces of queries, whole and broken, that land beside one another. */
const pieces: readonly string[] = [
  'fields filter stats sort limit parse dedup display pattern by as and or not like in desc true',
  'eventName userIdentity.arn . @timestamp @ `x count(*) bin(5m) bin( ispresent( ) ( [ ] , | || =',
  'SOURCE join lookup cidrlookup unnest into json field= OUTPUT where type= left=a right=b appendcols',
  "outlier action= addtotals row= sessionize maxspan relevantfields fillmissing with for (SOURCE 'x' |",
  'logGroups( limit any offset multi logfmt diff previousDay autoregress p=1-2 filldown a* $q( timeshift',
  '!= =~ == < + - * / /a(?<b>c)/ /( " \' "a" \'b {{ }} {{a}} $ $1 \\ 5m 1 1e9 0x __proto__ é \u{1F512}',
]
  .flatMap((row) => row.split(' '))
  .concat(
    '`a b`',
    '# c',
    '# @range -7d',
    '# @param a = "b"',
    '###',
    '\n### Title\n',
    '-- c',
    '// c',
  )
  .concat('\n', '\r\n', '\r', '\t', ' ', '\u0000', '\uFEFF', '\uD800', 'constructor', 'toString(');

const text = fc.oneof(
  fc.array(fc.constantFrom(...pieces), { maxLength: 40 }).map((found) => found.join(' ')),
  fc.array(fc.constantFrom(...pieces), { maxLength: 40 }).map((found) => found.join('')),
  fc.string({ unit: 'binary', maxLength: 200 }),
);

const position = fc.record({
  line: fc.integer({ min: -1, max: 30 }),
  character: fc.integer({ min: -1, max: 200 }),
});

test('no service throws, whatever the text and the position', () => {
  fc.assert(
    fc.property(text, position, position, (written, start, end) => {
      const document = service.open('file:///query.ctq', written);
      service.diagnostics(document);
      service.documentSymbols(document);
      service.foldingRanges(document);
      service.codeLenses(document);
      service.formatting(document);
      service.queries(document);
      service.queryAt(document, start);
      service.queriesOfText(document, { start, end });
      service.hover(document, start);
      navigate(document, start);
      service.selectionRanges(document, [start, end]);
      service.documentLinks(document);
      service.workspaceSymbols([document], 'x');
      service.semanticTokens(document, 'all');
      service.semanticTokensIn(document, { start, end }, 'beyond-grammar');
      checkEdits(document, service.complete(document, start, editor).items, start);
    }),
    { numRuns: 1500 },
  );
});

const sample = `# @source samples/logs
### Keys
fields @timestamp, userIdentity.arn as who, resources.0.ARN
| filter eventName in ["PutObject", 'x'] and (errorCode like /a|b/ or not ispresent(\`a b\`))
| parse who "*:*" as a, b
| stats count(*) as calls, pct(size, 95) by bin(1h), who
| sort calls desc, who | limit {{rows}}
### More
SOURCE logGroups(namePrefix: ['a']) START=-1h
| filter requestID in (SOURCE 'x' | stats count(*) as n by requestID | fields requestID)
| join type=left left=a right=b where a.x = b.x (SOURCE 'y')
| lookup t k as a.x OUTPUT m as n | sessionize a.y maxspan 1h as s | outlier action=remove n
| relevantfields n where s > 1
`;

test('no service throws while a query is typed, letter by letter', () => {
  for (let length = 0; length <= sample.length; length += 1) {
    const document = service.open('file:///query.ctq', sample.slice(0, length));
    const end = document.lines.positionAt(length);
    service.diagnostics(document);
    service.documentSymbols(document);
    service.foldingRanges(document);
    service.hover(document, end);
    navigate(document, end);
    service.semanticTokens(document, 'all');
    checkEdits(document, service.complete(document, end, editor).items, end);
  }
});

test('no service throws at any place of a query', () => {
  const document = service.open('file:///query.ctq', sample);
  for (let offset = 0; offset <= sample.length; offset += 1) {
    const place = document.lines.positionAt(offset);
    service.hover(document, place);
    service.queryAt(document, place);
    navigate(document, place);
    checkEdits(document, service.complete(document, place, editor).items, place);
  }
});

/** Everything that starts from the name at a place. */
function navigate(
  document: Document,
  at: { readonly line: number; readonly character: number },
): void {
  service.definition(document, at);
  service.references(document, at, true);
  service.documentHighlights(document, at);
  service.prepareRename(document, at);
  service.rename(document, at, 'other');
  service.rename(document, at, 'an other');
  service.linkedEditing(document, at);
  service.selectionRanges(document, [at]);
}

/** Editors refuse a completion whose range does not hold the cursor or spans lines. */
function checkEdits(
  { lines }: Document,
  items: readonly CompletionItem[],
  at: { readonly line: number; readonly character: number },
): void {
  const cursor = lines.positionAt(lines.offsetAt(at));
  for (const { textEdit } of items) {
    assert.ok(textEdit !== undefined);
    // What is within quotes is always replaced whole.
    const replace = 'range' in textEdit ? textEdit.range : textEdit.replace;
    if ('insert' in textEdit) {
      assert.deepEqual(textEdit.insert.end, cursor);
      assert.deepEqual(textEdit.insert.start, replace.start);
    }
    assert.ok(replace.start.character <= cursor.character);
    assert.equal(replace.start.line, cursor.line);
    assert.equal(replace.end.line, cursor.line);
    assert.ok(replace.end.character >= cursor.character);
  }
}
