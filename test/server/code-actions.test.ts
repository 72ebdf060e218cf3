import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { CodeAction } from 'vscode-languageserver';
import { startSession } from './session.ts';

const uri = 'file:///queries/one.ctq';
const textDocument = { uri };

test('fixes and refactorings come over the wire, by the kinds that are asked for', async () => {
  const settings = { problems: { severity: { spelling: 'off' } } };
  const { client, initialized, open, end } = await startSession({
    initializationOptions: settings,
  });
  try {
    const { codeActionProvider } = initialized.capabilities;
    assert.ok(typeof codeActionProvider === 'object');
    assert.ok(codeActionProvider.codeActionKinds?.includes('source.fixAll.ctq'));
    open(uri, 'filter a == 1 && b = 2');
    const position = { line: 0, character: 14 };
    const range = { start: { line: 0, character: 9 }, end: position };
    const ask = async (only?: readonly string[]): Promise<readonly CodeAction[]> =>
      await client.sendRequest('textDocument/codeAction', {
        textDocument,
        range,
        context: { diagnostics: [], ...(only && { only }) },
      });
    const [fix, ...others] = await ask(['quickfix']);
    // What the settings do not show has no fix.
    assert.deepEqual(others, []);
    assert.equal(fix?.title, 'Write and');
    assert.equal(fix.isPreferred, true);
    assert.equal(fix.diagnostics?.[0]?.code, 'foreign-operator');
    const [all] = await ask(['source.fixAll']);
    assert.deepEqual(
      all?.edit?.changes?.[uri]?.map(({ newText }) => newText),
      ['and'],
    );
    const kinds = (await ask()).map(({ kind }) => kind);
    assert.ok(kinds.includes('refactor.rewrite'));
    assert.ok(!kinds.includes('source.fixAll.ctq'));
  } finally {
    await end();
  }
});
