import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { NamedTest } from '../named-tests.ts';
import { extensionUnderTest } from './extension.ts';

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
    name: 'every command of the manifest is registered',
    run: async () => {
      await extensionUnderTest().activate();
      const registered = new Set(await vscode.commands.getCommands(true));
      const commands = manifestCommands();
      assert.ok(commands.includes('ctq.runQuery'));
      assert.deepEqual(
        commands.filter((command) => !registered.has(command)),
        [],
      );
    },
  },
];

function manifestCommands(): readonly string[] {
  const manifest = extensionUnderTest().packageJSON as {
    readonly contributes: { readonly commands: readonly { readonly command: string }[] };
  };
  return manifest.contributes.commands.map(({ command }) => command);
}
