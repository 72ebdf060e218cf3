import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { NamedTest } from '../named-tests.ts';
import {
  diagnosticsWhere,
  errorsAmong,
  openGettingStarted,
  openWithCursor,
  queriesOf,
} from './documents.ts';

export const languageTests: readonly NamedTest[] = [
  {
    name: 'a .ctq file is a query file',
    run: async () => {
      const { document } = await openGettingStarted();
      assert.equal(document.languageId, 'ctq');
      assert.equal(queriesOf(document).length, 12);
    },
  },
  { name: 'a broken command is an error at its place until it is mended', run: breakAndMend },
  {
    name: 'completion offers commands where a command can stand',
    run: () => offers('fields eventName\n| $0', ['filter', 'stats', 'sort', 'limit']),
  },
  {
    name: 'completion offers functions and fields in a filter',
    run: () => offers('filter $0', ['ispresent', 'strcontains', 'eventName', 'eventSource']),
  },
  {
    name: 'completion offers the aliases defined above',
    run: () => offers('stats count(*) as calls by eventName as api\n| sort $0', ['calls', 'api']),
  },
  {
    name: 'hover explains a command',
    run: () => explains('filter eventName = "x"\n| st$0ats count(*) by eventName', 'stats'),
  },
  {
    name: 'hover explains a function',
    run: () => explains('filter ispre$0sent(errorCode)', 'ispresent'),
  },
  {
    name: 'hover explains a field',
    run: () => explains('filter event$0Name = "RunInstances"', 'eventName'),
  },
  { name: 'the outline lists the queries', run: outlineListsQueries },
  { name: 'queries fold', run: queriesFold },
  { name: 'every query has a Run lens above it', run: queriesHaveRunLens },
  { name: 'formatting puts each command on its line', run: formats },
];

async function breakAndMend(): Promise<void> {
  const { document } = await openGettingStarted();
  const { uri } = document;
  const place = new vscode.Position(document.lineCount, 0);
  const broken = '### Broken\nfilter eventName = (\n';
  const insertion = new vscode.WorkspaceEdit();
  insertion.insert(uri, place, `\n${broken}`);
  await vscode.workspace.applyEdit(insertion);
  const line = document.getText().split('\n').indexOf('filter eventName = (');
  const found = await diagnosticsWhere(uri, (all) => errorsAmong(all).length > 0);
  assert.deepEqual([...new Set(errorsAmong(found).map(({ range }) => range.start.line))], [line]);

  // Back to the file as it is: the samples have no error.
  await vscode.commands.executeCommand('undo');
  assert.ok(!document.getText().includes('### Broken'));
  await diagnosticsWhere(uri, (all) => errorsAmong(all).length === 0);
}

async function offers(text: string, expected: readonly string[]): Promise<void> {
  const { uri, cursor } = await openWithCursor(text);
  const list = await vscode.commands.executeCommand<vscode.CompletionList>(
    'vscode.executeCompletionItemProvider',
    uri,
    cursor,
  );
  const labels = list.items.map(({ label }) => (typeof label === 'string' ? label : label.label));
  // A label may show more than the name, as in `ispresent(field)`.
  const names = new Set(labels.map((label) => /^[\w@.]+/.exec(label)?.[0] ?? label));
  assert.deepEqual(
    expected.filter((name) => !names.has(name)),
    [],
    `not all were among ${labels.join(', ')}`,
  );
}

async function explains(text: string, word: string): Promise<void> {
  const { uri, cursor } = await openWithCursor(text);
  const hovers = await vscode.commands.executeCommand<vscode.Hover[]>(
    'vscode.executeHoverProvider',
    uri,
    cursor,
  );
  const shown = hovers
    .flatMap(({ contents }) => contents)
    .map((content) => (typeof content === 'string' ? content : content.value))
    .join('\n');
  assert.ok(shown.includes(word), `'${shown}' does not name ${word}`);
  assert.ok(shown.length > word.length + 20, `'${shown}' explains nothing`);
}

async function outlineListsQueries(): Promise<void> {
  const { document } = await openGettingStarted();
  const symbols = await vscode.commands.executeCommand<vscode.DocumentSymbol[]>(
    'vscode.executeDocumentSymbolProvider',
    document.uri,
  );
  assert.deepEqual(
    symbols.map(({ name }) => name),
    queriesOf(document).map(({ title }) => title),
  );
}

async function queriesFold(): Promise<void> {
  const { document } = await openGettingStarted();
  const ranges = await vscode.commands.executeCommand<vscode.FoldingRange[]>(
    'vscode.executeFoldingRangeProvider',
    document.uri,
  );
  const starts = new Set(ranges.map(({ start }) => start));
  assert.deepEqual(
    queriesOf(document).filter(({ line }) => !starts.has(line)),
    [],
  );
}

async function queriesHaveRunLens(): Promise<void> {
  const { document } = await openGettingStarted();
  const lenses = await vscode.commands.executeCommand<vscode.CodeLens[]>(
    'vscode.executeCodeLensProvider',
    document.uri,
    100,
  );
  const runs = lenses.filter(({ command }) => command?.command === 'ctq.runQuery');
  assert.ok(
    runs.every(({ command }) => /\brun\b/i.test(command?.title ?? '')),
    'a lens does not say that it runs the query',
  );
  const lines = runs.map(({ range }) => range.start.line).toSorted((a, b) => a - b);
  const queries = queriesOf(document);
  assert.equal(lines.length, queries.length);
  lines.forEach((line, index) => {
    const start = queries[index]?.line ?? 0;
    const end = queries[index + 1]?.line ?? document.lineCount;
    assert.ok(line >= start && line < end, `the lens ${index + 1} is on line ${line + 1}`);
  });
}

async function formats(): Promise<void> {
  const text = 'fields   eventName,eventSource|filter   eventName="RunInstances"   |limit 2$0';
  const { uri } = await openWithCursor(text);
  await applyFormatting(uri);
  const document = await vscode.workspace.openTextDocument(uri);
  const starts = document
    .getText()
    .split('\n')
    .map((line) => /^(\| )?\w*/.exec(line)?.[0]);
  assert.deepEqual(
    starts.filter((start) => start !== ''),
    ['fields', '| filter', '| limit'],
  );
  const formatted = document.getText();
  await applyFormatting(uri);
  assert.equal(document.getText(), formatted, 'formatting again changed the text');
}

async function applyFormatting(uri: vscode.Uri): Promise<void> {
  const edits = await vscode.commands.executeCommand<vscode.TextEdit[] | undefined>(
    'vscode.executeFormatDocumentProvider',
    uri,
    { tabSize: 2, insertSpaces: true },
  );
  const edit = new vscode.WorkspaceEdit();
  edit.set(uri, edits ?? []);
  await vscode.workspace.applyEdit(edit);
}
