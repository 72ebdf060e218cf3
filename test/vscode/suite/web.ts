/**
 * The suite that runs in VS Code for the Web: in a browser's worker, where the extension is its web
 * entry and the language server a worker of its own.
 */
import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { type NamedTest, runNamedTests } from '../named-tests.ts';
import { languageTests } from './language-tests.ts';
import { extensionUnderTest } from './extension.ts';
import { openWithCursor } from './documents.ts';

export async function run(): Promise<void> {
  await runNamedTests([...webTests, ...languageTests.filter(({ name }) => !needsRuns.has(name))]);
}

/** What only those have that can run queries. */
const needsRuns = new Set(['every query has a Run lens above it']);

const webTests: readonly NamedTest[] = [
  { name: 'this host of extensions is a browser', run: isBrowser },
  { name: 'the extension starts, without the commands that run queries', run: startsWithout },
  { name: 'no query has a lens that could not run it', run: hasNoLens },
  { name: 'completion knows the fields of events', run: knowsEvents },
];

async function isBrowser(): Promise<void> {
  assert.equal(typeof Reflect.get(globalThis, 'importScripts'), 'function');
  assert.equal(vscode.env.uiKind, vscode.UIKind.Web);
}

async function startsWithout(): Promise<void> {
  const extension = extensionUnderTest();
  await extension.activate();
  assert.ok(extension.isActive);
  const commands = await vscode.commands.getCommands(true);
  // VS Code itself makes commands that show views.
  const ours = commands.filter((name) => /^ctq\.(run|cancel|saveQuery|openSamples)/.test(name));
  assert.deepEqual(ours, []);
}

async function hasNoLens(): Promise<void> {
  const { uri } = await openWithCursor('fields eventName$0');
  const lenses = await vscode.commands.executeCommand<vscode.CodeLens[]>(
    'vscode.executeCodeLensProvider',
    uri,
    100,
  );
  assert.equal(lenses.length, 0);
}

/** The models of events are a file of the extension, which the worker cannot read itself. */
async function knowsEvents(): Promise<void> {
  const { uri, cursor } = await openWithCursor(
    'filter eventSource = "s3.amazonaws.com" and eventName = "PutBucketPolicy"\n' +
      '| fields requestParameters.$0',
  );
  const { items } = await vscode.commands.executeCommand<vscode.CompletionList>(
    'vscode.executeCompletionItemProvider',
    uri,
    cursor,
  );
  const labels = items.map(({ label }) => (typeof label === 'string' ? label : label.label));
  assert.ok(
    labels.some((label) => label.includes('bucketName')),
    `bucketName is not among ${labels.slice(0, 20).join(', ')}`,
  );
}
