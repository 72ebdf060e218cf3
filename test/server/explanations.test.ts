import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Hover, InlayHint, SignatureHelp } from 'vscode-languageserver';
import { startSession } from './session.ts';

const uri = 'file:///query.ctq';
const textDocument = { uri };
const text = '# @range 2022-02-12\nfields ltrim(eventName, "x") as name, eventSource';
const range = { start: { line: 0, character: 0 }, end: { line: 2, character: 0 } };

test('hover, signature help and inlay hints answer', async () => {
  const { client, initialized, open, end } = await startSession();
  const { signatureHelpProvider, inlayHintProvider } = initialized.capabilities;
  assert.deepEqual(signatureHelpProvider?.triggerCharacters, ['(', ',']);
  assert.equal(inlayHintProvider, true);
  open(uri, text);
  const hover: Hover = await client.sendRequest('textDocument/hover', {
    textDocument,
    position: { line: 0, character: 12 },
  });
  assert.match(JSON.stringify(hover.contents), /2022-02-12 00:00 to 2022-02-13 00:00 UTC/);
  const help: SignatureHelp = await client.sendRequest('textDocument/signatureHelp', {
    textDocument,
    position: { line: 1, character: 25 },
  });
  assert.equal(help.activeParameter, 1);
  const hints: InlayHint[] = await client.sendRequest('textDocument/inlayHint', {
    textDocument,
    range,
  });
  assert.deepEqual(
    hints.map(({ label }) => label),
    ['2022-02-12 00:00 to 2022-02-13 00:00 UTC', '| limit 10000'],
  );
  await end();
});

test('inlay hints follow their settings, and are asked for again after a change', async () => {
  let noteRefresh = (): void => {};
  const refreshed = new Promise<void>((resolve) => {
    noteRefresh = resolve;
  });
  const session = await startSession(
    {
      capabilities: { workspace: { inlayHint: { refreshSupport: true } } },
      initializationOptions: { inlayHints: { types: true, range: false, limit: 'yes' } },
    },
    {
      'workspace/inlayHint/refresh': () => {
        noteRefresh();
        return null;
      },
    },
  );
  const { client, open, end } = session;
  const labels = async (): Promise<unknown[]> => {
    const hints: InlayHint[] = await client.sendRequest('textDocument/inlayHint', {
      textDocument,
      range,
    });
    return hints.map(({ label }) => label);
  };
  open(uri, text);
  assert.deepEqual(await labels(), [': text', '| limit 10000']);
  await client.sendNotification('workspace/didChangeConfiguration', {
    settings: { ctq: { inlayHints: { range: false, limit: false } } },
  });
  await refreshed;
  assert.deepEqual(await labels(), []);
  await end();
});
