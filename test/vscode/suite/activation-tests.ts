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
    name: 'every command is registered',
    run: async () => {
      await extensionUnderTest().activate();
      const registered = new Set(await vscode.commands.getCommands(true));
      assert.deepEqual(
        commands.filter((command) => !registered.has(command)),
        [],
      );
    },
  },
];
