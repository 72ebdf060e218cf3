import assert from 'node:assert/strict';
import { test } from 'node:test';
import { DiagnosticSeverity, DiagnosticTag } from 'vscode-languageserver-types';
import { diagnostics } from '../../../core/language/services/diagnostics.ts';
import { openDocument } from '../../../core/language/services/document.ts';

const of = (text: string): ReturnType<typeof diagnostics> =>
  diagnostics(openDocument('file:///query.ctq', text));

test('a problem has its place, severity, code and source', () => {
  const [found] = of('fields eventName\n| filtr eventName = "x"');
  assert.deepEqual(found, {
    range: { start: { line: 1, character: 2 }, end: { line: 1, character: 7 } },
    severity: DiagnosticSeverity.Error,
    code: 'unknown-command',
    source: 'ctq',
    message: 'unknown command "filtr"; did you mean "filter"?',
  });
});

test('advice is no error', () => {
  const severities = of('stats count(*) by bin(300s)').map(({ severity }) => severity);
  assert.deepEqual(severities, [DiagnosticSeverity.Warning]);
});

test('an unknown directive is a hint, and faded', () => {
  const [found] = of('# @rnge -7d\nfields eventName');
  assert.equal(found?.severity, DiagnosticSeverity.Hint);
  assert.deepEqual(found.tags, [DiagnosticTag.Unnecessary]);
});

test('columns count UTF-16 units and lines end as in editors', () => {
  const [found] = of('# \u{1F512}\r\nfields `\u{1F512}`, nope(a)');
  assert.deepEqual(found?.range.start, { line: 1, character: 13 });
});

test('a file without problems has no diagnostics', () => {
  assert.deepEqual(of('fields eventName | limit 5'), []);
});
