import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { NamedTest } from '../named-tests.ts';
import { openGettingStarted, placeCursor, queriesOf } from './documents.ts';
import { finishedRuns } from './extension.ts';

export const runTests: readonly NamedTest[] = [
  { name: 'the query at the cursor runs', run: runsQueryAtCursor },
  { name: 'all queries of the file run, each with rows', run: runsAllQueries },
  { name: 'a source that is not there keeps no other query from running', run: runsTheOthers },
  {
    name: 'cancelling does no harm when nothing runs',
    run: async () => {
      const before = await finishedRuns();
      await vscode.commands.executeCommand('ctq.cancel');
      assert.deepEqual(await finishedRuns(), before);
    },
  },
];

async function runsQueryAtCursor(): Promise<void> {
  const editor = await openGettingStarted();
  const third = queriesOf(editor.document)[2];
  assert.ok(third, 'the file has no third query');
  placeCursor(editor, third.line, "'RunInstances'");
  await vscode.commands.executeCommand('ctq.runQuery');
  const run = (await finishedRuns()).find(({ title }) => title === third.title);
  assert.ok(run, `no run has the title '${third.title}'`);
  assert.equal(run.state, 'done');
  assert.ok(run.rowCount > 0, 'it has no rows');
  assert.deepEqual(run.columns, [
    'eventTime',
    'API',
    'InstanceID',
    'IssuerType',
    'IdentityType',
    'userName',
  ]);
}

async function runsAllQueries(): Promise<void> {
  const { document } = await openGettingStarted();
  await vscode.commands.executeCommand('ctq.runAllQueries');
  const runs = await finishedRuns();
  const titles = queriesOf(document).map(({ title }) => title);
  const withRows = new Set(
    runs.filter(({ state, rowCount }) => state === 'done' && rowCount > 0).map((run) => run.title),
  );
  assert.deepEqual(
    titles.filter((title) => !withRows.has(title)),
    [],
    'these have no run with rows',
  );
}

async function runsTheOthers(): Promise<void> {
  const folder = vscode.workspace.workspaceFolders?.[0];
  assert.ok(folder, 'the samples folder is not open');
  const uri = vscode.Uri.joinPath(folder.uri, 'queries', 'two-sources.ctq');
  const text =
    '### Nowhere\n# @source ../no-such-folder\nstats count(*) as n\n\n' +
    '### Somewhere\n# @source ../logs\nstats count(*) as n\n';
  await vscode.workspace.fs.writeFile(uri, Buffer.from(text));
  await vscode.window.showTextDocument(uri);
  await vscode.commands.executeCommand('ctq.runAllQueries');
  const runs = await finishedRuns();
  assert.ok(!runs.some(({ title }) => title === 'Nowhere'));
  assert.equal(runs.find(({ title }) => title === 'Somewhere')?.state, 'done');
}
