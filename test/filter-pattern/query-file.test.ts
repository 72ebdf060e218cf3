import assert from 'node:assert/strict';
import { test } from 'node:test';
import { problemsOf } from '../../core/language/analysis/check.ts';
import { formatQueryFile } from '../../core/language/format/format.ts';
import {
  type RunnableQuery,
  runnableQueries,
  runnableQueriesOfText,
} from '../../core/language/query-file/runnable.ts';
import { plainEditor } from '../../core/language/services/editor-features.ts';
import { createLanguageService } from '../../core/language/services/service.ts';
import { parseQueryFile } from '../../core/language/syntax/parse.ts';

const queriesOf = (text: string): readonly RunnableQuery[] =>
  runnableQueries(parseQueryFile(text), text);

const textsOf = (text: string): readonly string[] => queriesOf(text).map((query) => query.text);

/** The pieces of the text that have a problem. */
const wrongIn = (text: string, query: RunnableQuery | undefined): readonly string[] =>
  (query?.problems ?? []).map(({ code, span }) => `${code}: ${text.slice(span.start, span.end)}`);

test('a pattern without commands is a query', () => {
  assert.deepEqual(textsOf('# @filter-pattern { $.eventName = "ConsoleLogin" }\n'), [
    'filter eventName = "ConsoleLogin"',
  ]);
  assert.deepEqual(textsOf('### Sign-ins\n# @filter-pattern " "\n### Prose\n# nothing'), [
    'fields @timestamp, @message',
  ]);
});

test('it is called as its section, as the prose above it, or as the pattern', () => {
  const titles = (text: string): readonly string[] => queriesOf(text).map(({ title }) => title);
  assert.deepEqual(titles('### Sign-ins\n# @filter-pattern ERROR'), ['Sign-ins']);
  assert.deepEqual(titles('# Sign-ins\n# @filter-pattern ERROR'), ['Sign-ins']);
  assert.deepEqual(titles('# @filter-pattern { $.a = 1 }'), ['{ $.a = 1 }']);
});

test('a pattern narrows the query that follows', () => {
  const text = '### Calls\n# @filter-pattern { $.a != 1 }\nstats count(*) as n\n| sort n desc';
  const [query] = queriesOf(text);
  assert.equal(query?.text, 'filter ispresent(a) and a != 1\n| stats count(*) as n\n| sort n desc');
  const { start, end } = query.bodySpan;
  assert.equal(text.slice(start, end), 'stats count(*) as n\n| sort n desc');
  assert.deepEqual(query.problems, []);
});

test('a pattern above the first query holds for all, and a query of its own wins', () => {
  const text =
    '# @filter-pattern { $.a = 1 }\n### One\nfields b\n### Two\n# @filter-pattern ERROR\nfields c';
  assert.deepEqual(textsOf(text), [
    'filter a = 1\n| fields b',
    'filter @message like "ERROR"\n| fields c',
  ]);
});

test('of several in one query the last one counts', () => {
  assert.deepEqual(textsOf('### A\n# @filter-pattern x\n# @filter-pattern y\nfields b'), [
    'filter @message like "y"\n| fields b',
  ]);
});

test('its commands stand behind those that say where events come from', () => {
  const pattern = '### A\n# @filter-pattern { $.a = 1 }\n';
  assert.deepEqual(textsOf(`${pattern}SOURCE 'lg' | fields b\n| limit 3`), [
    "SOURCE 'lg'\n| filter a = 1 | fields b\n| limit 3",
  ]);
  assert.deepEqual(textsOf(`${pattern}SOURCE 'lg'`), ["SOURCE 'lg'\n| filter a = 1"]);
  assert.deepEqual(textsOf(`${pattern}$MyQuery(x = "1")\n| limit 3`), [
    '$MyQuery(x = "1")\n| filter a = 1\n| limit 3',
  ]);
});

test('the fields of a space-delimited pattern can be used', () => {
  const [text = ''] = textsOf('### A\n# @filter-pattern [ip, ..., status]\nstats count(*) by ip');
  assert.match(text, /^parse @message \/[^]*\/\n\| filter ispresent\(ip\)\n\| stats count/);
});

test('placeholders in a pattern are placeholders of the query', () => {
  const [query] = queriesOf(
    '### A\n# @param key = "AKIA"\n# @filter-pattern { $.userIdentity.accessKeyId = "{{key}}" }',
  );
  assert.equal(query?.text, 'filter userIdentity.accessKeyId = "{{key}}"');
  assert.deepEqual(query.parameters, [{ name: 'key', default: 'AKIA', description: undefined }]);
});

test('what is wrong with a pattern is said at its place', () => {
  const text = '### A\n# @filter-pattern { $.a EXISTS && $.b[*] = 1 }\nfields b';
  assert.deepEqual(wrongIn(text, queriesOf(text)[0]), [
    'filter-pattern-unsupported: EXISTS',
    'filter-pattern-approximation: $.b[*]',
  ]);
  const empty = '### A\n# @filter-pattern\nfields b';
  assert.deepEqual(wrongIn(empty, queriesOf(empty)[0]), ['invalid-directive: filter-pattern']);
});

test('a mistake in the pattern of a file keeps all its queries from running, once', () => {
  const text =
    '# @filter-pattern { $.a = }\nfields a\n### Two\nfields b\n### Three\n# @filter-pattern x\nfields c';
  assert.deepEqual(
    queriesOf(text).map((query) => wrongIn(text, query)),
    [['syntax-error: }'], ['syntax-error: }'], []],
  );
  assert.equal(problemsOf(parseQueryFile(text)).length, 1);
});

test('a selection is narrowed by the pattern above it', () => {
  const text = '### A\n# @filter-pattern { $.a = }\nfields b\n| limit 3';
  const start = text.indexOf('fields');
  const [query] = runnableQueriesOfText(parseQueryFile(text), text, { start, end: start + 8 });
  assert.equal(query?.text, 'filter not ispresent(@message)\n| fields b');
  assert.deepEqual(wrongIn(text, query), ['syntax-error: }']);
});

test('formatting leaves a pattern as it is', () => {
  const text = '### A\n# @filter-pattern {$.a=1&&($.b="x  y")}\n';
  assert.equal(formatQueryFile(text), text);
});

// Services -----------------------------------------------------------------------------------

const service = createLanguageService();

test('a pattern without commands can be run from the editor', () => {
  const text = '### A\n# @filter-pattern ERROR\n\n### B\n# prose\n### C\nfields a';
  const document = service.open('file:///a.ctq', text);
  assert.deepEqual(
    service.queries(document).map(({ title }) => title),
    ['A', 'C'],
  );
  assert.deepEqual(
    service.codeLenses(document).map(({ range }) => range.start.line),
    [0, 5],
  );
  for (const lens of service.codeLenses(document)) {
    const { line } = lens.range.start;
    const position: unknown = lens.command?.arguments?.[1];
    assert.deepEqual(position, line === 0 ? { line: 1, character: 18 } : { line: 6, character: 0 });
  }
  assert.equal(service.queryAt(document, { line: 1, character: 18 })?.title, 'A');
  assert.equal(service.queryAt(document, { line: 4, character: 0 }), undefined);
});

test('a pattern alone in its file has a lens and an outline', () => {
  const document = service.open('file:///a.ctq', '# Denied\n# @filter-pattern { $.a = 1 }\n');
  assert.equal(service.codeLenses(document)[0]?.range.start.line, 1);
  assert.equal(service.documentSymbols(document)[0]?.name, 'Denied');
});

test('the directive is suggested, and patterns that people often need', () => {
  const labels = (text: string): readonly string[] => {
    const document = service.open('file:///a.ctq', text);
    const position = { line: 0, character: text.length };
    return service.complete(document, position, plainEditor).items.map(({ label }) => label);
  };
  assert.ok(labels('# @filter-p').includes('filter-pattern'));
  assert.ok(labels('# @filter-pattern ').some((label) => label.includes('UnauthorizedOperation')));
});

test('hovering shows what the directive does, and what a pattern is as a query', () => {
  const text = '# @filter-pattern { $.a != "x*" }';
  const document = service.open('file:///a.ctq', text);
  const hovered = (character: number): string =>
    JSON.stringify(service.hover(document, { line: 0, character })?.contents);
  assert.match(hovered(6), /Lets only those events into the query/);
  assert.match(hovered(20), /filter ispresent\(a\) and a not like \/\^x\//);
});
