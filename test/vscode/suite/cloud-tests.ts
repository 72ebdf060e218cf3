import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { refusedWord } from '../cloud/refused-word.ts';
import type { NamedTest } from '../named-tests.ts';
import { cloudService, runningAtService } from './cloud-service.ts';
import { openWithCursor } from './documents.ts';
import { finishedRuns, type RunSummary } from './extension.ts';

export const cloudTests: readonly NamedTest[] = [
  {
    name: 'events at CloudWatch are those of the files, with their Region',
    run: async () => {
      const query =
        "fields eventTime, eventName\n| filter eventSource = 'iam.amazonaws.com'\n| limit 500";
      await answersAsFiles({ range: '2022-02-16..2022-02-18', query });
    },
  },
  {
    name: 'a long range is sent in slices, whose answers become one',
    run: async () => {
      const { queriesSent = 0 } = await answersAsFiles({
        range: '2022-02-12..2022-02-19',
        // So few bytes are worth slices only where one query can't give as many rows.
        query: 'fields eventID, eventName, awsRegion | sort eventID | limit 150000',
      });
      assert.ok(queriesSent > 2, `${queriesSent} queries were sent`);
    },
  },
  { name: 'what CloudWatch refuses is a problem at its place', run: tellsPlaceOfRefusal },
  { name: 'cancelling stops the query at CloudWatch', run: stopsAtService },
  { name: 'completion offers fields of the log group with their share', run: offersLogFields },
];

interface Question {
  readonly range: string;
  readonly query: string;
}

/** Runs a query on both, and returns the run at CloudWatch. */
async function answersAsFiles({ range, query }: Question): Promise<RunSummary> {
  const name = `${range} ${query.split('\n')[0]}`;
  const { uri } = await openWithCursor(
    `$0# @range ${range}\n\n### CloudWatch ${name}\n# @source prod\n${query}\n\n` +
      `### Files ${name}\n# @source logs\n${query}\n`,
  );
  await vscode.window.showTextDocument(uri);
  await vscode.commands.executeCommand('ctq.runAllQueries');
  const runs = await finishedRuns();
  const cloud = runNamed(runs, `CloudWatch ${name}`);
  const files = runNamed(runs, `Files ${name}`);
  assert.deepEqual([cloud.state, files.state], ['done', 'done'], JSON.stringify(cloud.problems));
  assert.deepEqual(cloud.columns, ['@region', ...files.columns]);
  assert.ok(files.rowCount > 0, 'there is nothing to compare');
  assert.equal(cloud.rowCount, files.rowCount);
  return cloud;
}

function runNamed(runs: readonly RunSummary[], title: string): RunSummary {
  const run = runs.find((each) => each.title === title);
  assert.ok(run, `no run has the title '${title}'`);
  return run;
}

async function showQuery(title: string, query: string, source = 'prod'): Promise<void> {
  const { uri, cursor } = await openWithCursor(
    `### ${title}\n# @source ${source}\n# @range 2022-02-16..2022-02-18\n${query}$0\n`,
  );
  const editor = await vscode.window.showTextDocument(uri);
  editor.selection = new vscode.Selection(cursor, cursor);
}

async function tellsPlaceOfRefusal(): Promise<void> {
  const query = `fields eventName\n| filter eventName = '${refusedWord}'`;
  await showQuery('Refused', query);
  await vscode.commands.executeCommand('ctq.runQuery');
  const { state, problems } = runNamed(await finishedRuns(), 'Refused');
  assert.equal(state, 'invalid');
  const [problem] = problems.filter(({ code }) => code === 'cloudwatch-refused');
  assert.match(problem?.message ?? '', /unexpected symbol/);
  assert.equal(query.slice(problem?.start, problem?.end), refusedWord);
}

async function stopsAtService(): Promise<void> {
  await cloudService.hold();
  try {
    await showQuery('Endless', 'stats count(*) by eventName');
    await vscode.commands.executeCommand('ctq.runQuery');
    await runningAtService((count) => count > 0);
    await vscode.commands.executeCommand('ctq.cancel');
    await runningAtService((count) => count === 0);
    assert.equal(runNamed(await finishedRuns(), 'Endless').state, 'cancelled');
  } finally {
    await cloudService.release();
  }
}

async function offersLogFields(): Promise<void> {
  await showQuery('Fields', 'filter sourceIP', 'live');
  for (;;) {
    const detail = await detailOffered('sourceIPAddress');
    // Its fields are asked for once the file has been at rest.
    if (detail?.includes('in 100 % of events') === true) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

/** What completion says of a field at the cursor. */
async function detailOffered(name: string): Promise<string | undefined> {
  const editor = vscode.window.activeTextEditor;
  assert.ok(editor, 'no editor is open');
  const { items } = await vscode.commands.executeCommand<vscode.CompletionList>(
    'vscode.executeCompletionItemProvider',
    editor.document.uri,
    editor.selection.active,
  );
  return items.find(({ label }) => (typeof label === 'string' ? label : label.label) === name)
    ?.detail;
}
