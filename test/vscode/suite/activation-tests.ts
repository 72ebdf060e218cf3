import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { NamedTest } from '../named-tests.ts';
import { commands, extensionUnderTest } from './extension.ts';

export const activationTests: readonly NamedTest[] = [
  {
    name: 'the extension comes from the folder under test',
    run: async () => {
      // run.ts says which: the development folder, or where the VSIX was installed.
      const expected = process.env['CTQ_TEST_EXTENSION_FOLDER'] ?? '';
      const actual = extensionUnderTest().extensionPath;
      assert.ok(actual.startsWith(expected), `${actual} is not in ${expected}`);
    },
  },
  {
    name: 'the extension is active within a second',
    run: async () => {
      const extension = extensionUnderTest();
      await workbenchIsAtRest();
      const again = extension.isActive ? ' (it was active already)' : '';
      const milliseconds = await elapsed(() => extension.activate());
      console.log(`activation took ${milliseconds.toFixed(1)} ms${again}`);
      // The aim is 100 ms; a busy machine must not fail the suite.
      assert.ok(milliseconds < 1000, `activation took ${milliseconds} ms`);
    },
  },
  {
    name: 'every command is registered',
    run: async () => {
      const registered = new Set(await vscode.commands.getCommands(true));
      assert.deepEqual(
        commands.filter((command) => !registered.has(command)),
        [],
      );
    },
  },
];

/** A window that is still starting would be counted as the extension's time. */
async function workbenchIsAtRest(): Promise<void> {
  for (let attempt = 0; attempt < 100; attempt += 1) {
    if ((await elapsed(() => vscode.commands.getCommands(true))) < 10) return;
  }
}

async function elapsed(work: () => Thenable<unknown>): Promise<number> {
  const started = performance.now();
  await work();
  return performance.now() - started;
}
