import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { NamedTest } from '../named-tests.ts';
import { diagnosticsWhere, openWithCursor } from './documents.ts';

/** What the language server does for who writes a query, as VS Code gets to see it. */
export const editingTests: readonly NamedTest[] = [
  {
    name: 'completion offers the parameters of the event that is asked for',
    run: () =>
      offers(`filter ${putBucketPolicy}\n| fields requestParameters.$0`, [
        'requestParameters.bucketName',
        'requestParameters.policy',
      ]),
  },
  {
    name: 'completion offers the events of a service between quotes',
    run: () => offers(`filter ${ofS3} and eventName = "$0"`, ['PutObject', 'DeleteBucket']),
  },
  {
    name: 'a suggested event comes with its documentation',
    run: () => isDocumented(`filter ${ofS3} and eventName = "DeleteBucketP$0"`, s3Event),
  },
  {
    name: 'hover explains an event',
    run: () => explains(`filter ${ofS3} and eventName = "PutBucket$0Policy"`, s3Event),
  },
  {
    name: 'hover explains a regular expression',
    run: () => explains('filter userAgent like /aws-cli\\/$0\\d+/', /a digit, once or more/),
  },
  {
    name: 'a quick fix mends a misspelt command',
    run: () => fixes('fields eventName\n| lim$0t 5', 'Write limit', 'fields eventName\n| limit 5'),
  },
  { name: 'rename changes an alias wherever it is used', run: renamesAlias },
  { name: "a field of CloudTrail's record cannot be renamed", run: keepsField },
  { name: 'a hint says which limit holds where there is none', run: hintsAtLimit },
  { name: 'semantic tokens tell fields from aliases and aggregates', run: hasSemanticTokens },
  {
    name: 'signature help shows the parameter at the cursor',
    run: () => helps('fields replace(eventName, $0)', 'search'),
  },
];

const ofS3 = 'eventSource = "s3.amazonaws.com"';
const putBucketPolicy = `${ofS3} and eventName = "PutBucketPolicy"`;
const s3Event = /Amazon Simple Storage Service/;

async function offers(text: string, expected: readonly string[]): Promise<void> {
  const labels = (await suggestions(text)).map(labelOf);
  assert.deepEqual(
    expected.filter((name) => !labels.includes(name)),
    [],
    `not all were among ${labels.slice(0, 20).join(', ')}`,
  );
}

/** The first suggestion is, once VS Code has asked for what the list leaves out. */
async function isDocumented(text: string, expected: RegExp): Promise<void> {
  const [first] = await suggestions(text);
  assert.ok(first, 'nothing was suggested');
  const shown = first.documentation ?? '';
  const markdown = typeof shown === 'string' ? shown : shown.value;
  assert.ok(expected.test(markdown), `'${markdown}' is said of ${labelOf(first)}`);
}

async function suggestions(text: string): Promise<readonly vscode.CompletionItem[]> {
  const { uri, cursor } = await openWithCursor(text);
  const { items } = await vscode.commands.executeCommand<vscode.CompletionList>(
    'vscode.executeCompletionItemProvider',
    uri,
    cursor,
    undefined,
    1,
  );
  return items;
}

function labelOf({ label }: vscode.CompletionItem): string {
  return typeof label === 'string' ? label : label.label;
}

async function explains(text: string, expected: RegExp): Promise<void> {
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
  assert.ok(expected.test(shown), `'${shown}' does not explain it`);
}

async function fixes(text: string, title: string, expected: string): Promise<void> {
  const { uri, cursor } = await openWithCursor(text);
  await diagnosticsWhere(uri, (found) => found.length > 0);
  const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>(
    'vscode.executeCodeActionProvider',
    uri,
    new vscode.Range(cursor, cursor),
    vscode.CodeActionKind.QuickFix.value,
    10,
  );
  const action = actions.find((each) => each.title === title);
  assert.ok(
    action?.edit,
    `'${title}' is not among ${actions.map((each) => each.title).join(', ')}`,
  );
  assert.equal(await textAfter(uri, action.edit), expected);
}

async function renamesAlias(): Promise<void> {
  const { uri, cursor } = await openWithCursor(
    'stats count(*) as calls by eventName\n| filter calls > 5\n| sort ca$0lls desc',
  );
  const edit = await vscode.commands.executeCommand<vscode.WorkspaceEdit>(
    'vscode.executeDocumentRenameProvider',
    uri,
    cursor,
    'total',
  );
  assert.equal(
    await textAfter(uri, edit),
    'stats count(*) as total by eventName\n| filter total > 5\n| sort total desc',
  );
}

async function keepsField(): Promise<void> {
  const { uri, cursor } = await openWithCursor('fields event$0Name');
  const refused = await messageOf(
    vscode.commands.executeCommand('vscode.prepareRename', uri, cursor),
  );
  assert.ok(refused?.includes("field of CloudTrail's record"), `it said: ${refused}`);
}

async function messageOf(answer: Thenable<unknown>): Promise<string | undefined> {
  try {
    await answer;
    return undefined;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

async function hintsAtLimit(): Promise<void> {
  const text = '# @range 2022-02-12..2022-02-13\nfields eventName';
  const { uri, cursor } = await openWithCursor(`${text}$0`);
  const hints = await vscode.commands.executeCommand<vscode.InlayHint[]>(
    'vscode.executeInlayHintProvider',
    uri,
    new vscode.Range(new vscode.Position(0, 0), cursor),
  );
  assert.deepEqual(
    hints.map(({ label, position }) => [label, position.line, position.character]),
    [
      ['2022-02-12 00:00 to 2022-02-14 00:00 UTC', 0, 31],
      ['| limit 10000', 1, 16],
    ],
  );
}

async function hasSemanticTokens(): Promise<void> {
  const { uri } = await openWithCursor('stats max(@timestamp) as last by eventName$0');
  const [legend, tokens] = await Promise.all([
    vscode.commands.executeCommand<vscode.SemanticTokensLegend>(
      'vscode.provideDocumentSemanticTokensLegend',
      uri,
    ),
    vscode.commands.executeCommand<vscode.SemanticTokens>(
      'vscode.provideDocumentSemanticTokens',
      uri,
    ),
  ]);
  const document = await vscode.workspace.openTextDocument(uri);
  const found = wordsOf(document.getText(), tokens, legend);
  assert.equal(found.get('max'), 'function aggregate');
  assert.equal(found.get('@timestamp'), 'property readonly');
  assert.equal(found.get('last'), 'variable');
  assert.equal(found.get('eventName'), 'property');
}

/** What the legend calls each word of a text of one line, with the modifiers that have a colour. */
function wordsOf(
  text: string,
  { data }: vscode.SemanticTokens,
  { tokenTypes, tokenModifiers }: vscode.SemanticTokensLegend,
): ReadonlyMap<string, string> {
  const words = new Map<string, string>();
  let start = 0;
  for (let at = 0; at < data.length; at += 5) {
    const [, move = 0, length = 0, type = 0, bits = 0] = data.subarray(at, at + 5);
    start += move;
    const modifiers = ['readonly', 'aggregate'].filter(
      (name) => (bits & (1 << tokenModifiers.indexOf(name))) !== 0,
    );
    words.set(text.slice(start, start + length), [tokenTypes[type], ...modifiers].join(' '));
  }
  return words;
}

async function helps(text: string, parameter: string): Promise<void> {
  const { uri, cursor } = await openWithCursor(text);
  const help = await vscode.commands.executeCommand<vscode.SignatureHelp>(
    'vscode.executeSignatureHelpProvider',
    uri,
    cursor,
  );
  const signature = help.signatures[help.activeSignature];
  const label = signature?.parameters[help.activeParameter]?.label;
  const shown = Array.isArray(label) ? signature?.label.slice(...label) : label;
  assert.equal(shown, parameter);
}

/** The document's text once an edit is done. */
async function textAfter(uri: vscode.Uri, edit: vscode.WorkspaceEdit): Promise<string> {
  assert.ok(await vscode.workspace.applyEdit(edit), 'the edit could not be done');
  const document = await vscode.workspace.openTextDocument(uri);
  return document.getText();
}
