import assert from 'node:assert/strict';
import type {
  CodeAction,
  CompletionItem,
  CompletionList,
  Hover,
  InitializeResult,
  PublishDiagnosticsParams,
  SemanticTokens,
  SemanticTokensDelta,
  SignatureHelp,
  TextEdit,
  WorkspaceEdit,
  WorkspaceSymbol,
} from 'vscode-languageserver';
import { applyEdits } from './apply-edits.ts';
import type { StdioClient } from './stdio-client.ts';

/*
 * What an editor does with the server from start to end: one file is opened and written further.
 */

const uri = 'file:///queries/session.ctq';
const textDocument = { uri };
const initialText = `### Calls
filter eventSource = "s3.amazonaws.com"
| stats count(*) as calls by eventName
| sort calls desc
`;

const capabilities = {
  textDocument: {
    completion: { completionItem: { snippetSupport: true } },
    codeAction: {
      codeActionLiteralSupport: { codeActionKind: { valueSet: ['quickfix', 'refactor'] } },
    },
  },
};

/** Drives a server that has just been started until it has ended. */
export async function driveWholeSession(client: StdioClient): Promise<void> {
  const file = { text: initialText, version: 1 };
  const { capabilities: can } = await client.request<InitializeResult>('initialize', {
    processId: process.pid,
    rootUri: null,
    capabilities,
  });
  assert.equal(can.renameProvider !== undefined, true);
  client.notify('initialized', {});

  const noProblems = client.next<PublishDiagnosticsParams>('textDocument/publishDiagnostics');
  client.notify('textDocument/didOpen', {
    textDocument: { uri, languageId: 'ctq', ...file },
  });
  assert.deepEqual((await noProblems).diagnostics, []);
  await completes(client);
  await explains(client);
  await renames(client);
  await finds(client);
  await colours(client, file);
  await mends(client, file);
  await formats(client, file);

  assert.equal(await client.request('shutdown'), null);
  client.notify('exit');
  assert.equal(await client.exited, 0);
}

interface File {
  text: string;
  version: number;
}

/** Sends a change as editors do: only what is new, and where. */
function insert(client: StdioClient, file: File, line: number, text: string): void {
  const start = { line, character: 0 };
  const lines = file.text.split('\n');
  file.text = [...lines.slice(0, line), text + (lines[line] ?? ''), ...lines.slice(line + 1)].join(
    '\n',
  );
  file.version += 1;
  client.notify('textDocument/didChange', {
    textDocument: { uri, version: file.version },
    contentChanges: [{ range: { start, end: start }, text }],
  });
}

async function completes(client: StdioClient): Promise<void> {
  const { items } = await client.request<CompletionList>('textDocument/completion', {
    textDocument,
    position: { line: 3, character: 7 },
  });
  const calls = items.find(({ label }) => label === 'calls');
  assert.ok(calls, `calls is not among ${items.map(({ label }) => label).join(', ')}`);
  const resolved = await client.request<CompletionItem>('completionItem/resolve', calls);
  assert.ok(resolved.documentation !== undefined || resolved.detail !== undefined);
}

async function explains(client: StdioClient): Promise<void> {
  const position = { line: 2, character: 10 };
  const hover = await client.request<Hover>('textDocument/hover', { textDocument, position });
  assert.match(JSON.stringify(hover.contents), /count/);
  const help = await client.request<SignatureHelp>('textDocument/signatureHelp', {
    textDocument,
    position: { line: 2, character: 14 },
  });
  assert.match(help.signatures[0]?.label ?? '', /^count\(/);
}

async function renames(client: StdioClient): Promise<void> {
  const position = { line: 2, character: 21 };
  const edit = await client.request<WorkspaceEdit>('textDocument/rename', {
    textDocument,
    position,
    newName: 'requests',
  });
  const edits = editsOf(edit);
  assert.deepEqual(new Set(edits.map(({ range }) => range.start.line)), new Set([2, 3]));
  assert.deepEqual(
    edits.map(({ newText }) => newText),
    ['requests', 'requests'],
  );
  // A command is no name.
  const refused = client.request('textDocument/rename', {
    textDocument,
    position: { line: 3, character: 3 },
    newName: 'other',
  });
  await assert.rejects(refused);
}

function editsOf({ changes, documentChanges }: WorkspaceEdit): readonly TextEdit[] {
  const inFile = documentChanges?.flatMap((change) => ('edits' in change ? change.edits : []));
  return [...(changes?.[uri] ?? []), ...(inFile ?? [])].filter((edit) => 'newText' in edit);
}

async function finds(client: StdioClient): Promise<void> {
  const symbols = await client.request<WorkspaceSymbol[]>('workspace/symbol', { query: 'call' });
  assert.ok(symbols.some(({ name }) => name === 'Calls'));
}

/** The tokens of the whole file, then what an edit has changed of them. */
async function colours(client: StdioClient, file: File): Promise<void> {
  const full = await client.request<SemanticTokens>('textDocument/semanticTokens/full', {
    textDocument,
  });
  assert.ok(full.data.length > 0 && full.data.length % 5 === 0);
  insert(client, file, 2, '| filter ispresent(errorCode)\n');
  const delta = await client.request<SemanticTokensDelta>(
    'textDocument/semanticTokens/full/delta',
    { textDocument, previousResultId: full.resultId },
  );
  const again = await client.request<SemanticTokens>('textDocument/semanticTokens/full', {
    textDocument,
  });
  const patched = [...full.data];
  for (const { start, deleteCount, data } of delta.edits.toReversed()) {
    patched.splice(start, deleteCount, ...(data ?? []));
  }
  assert.deepEqual(patched, again.data);
}

/** A mistake is found, and its fix takes it away. */
async function mends(client: StdioClient, file: File): Promise<void> {
  const found = client.next<PublishDiagnosticsParams>(
    'textDocument/publishDiagnostics',
    ({ diagnostics }) => diagnostics.length > 0,
  );
  insert(client, file, 3, '| filtr errorCode = "x"\n');
  const { diagnostics } = await found;
  const [problem] = diagnostics;
  assert.ok(problem);
  assert.equal(problem.range.start.line, 3);
  const actions = await client.request<CodeAction[]>('textDocument/codeAction', {
    textDocument,
    range: problem.range,
    context: { diagnostics, only: ['quickfix'] },
  });
  const fix = actions.find(({ edit }) => edit !== undefined);
  assert.ok(fix?.edit, 'there is no fix');
  const mended = client.next<PublishDiagnosticsParams>(
    'textDocument/publishDiagnostics',
    ({ version }) => version === file.version,
  );
  replaceAll(client, file, applyEdits(file.text, editsOf(fix.edit)));
  assert.match(file.text, /\| filter errorCode = "x"/);
  assert.deepEqual((await mended).diagnostics, []);
}

function replaceAll(client: StdioClient, file: File, text: string): void {
  file.text = text;
  file.version += 1;
  client.notify('textDocument/didChange', {
    textDocument: { uri, version: file.version },
    contentChanges: [{ text }],
  });
}

async function formats(client: StdioClient, file: File): Promise<void> {
  const options = { tabSize: 2, insertSpaces: true };
  const ask = (): Promise<TextEdit[] | null> =>
    client.request('textDocument/formatting', { textDocument, options });
  insert(client, file, 4, '|limit    5\n');
  const formatted = applyEdits(file.text, (await ask()) ?? []);
  assert.match(formatted, /^\| limit 5$/m);
  replaceAll(client, file, formatted);
  assert.deepEqual(await ask(), []);
}
