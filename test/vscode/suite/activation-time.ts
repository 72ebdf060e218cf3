import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { NamedTest } from '../named-tests.ts';
import { extensionUnderTest } from './extension.ts';

/** The longest that anyone should wait for the extension, in milliseconds. */
const budget = 100;

/** What run-suite.ts starts VS Code for by itself, up to three times: a machine may be busy. */
export const activationTime: readonly NamedTest[] = [
  {
    name: `the extension is loaded and active within ${budget} ms`,
    run: async () => {
      const extension = extensionUnderTest();
      await workbenchIsAtRest();
      assert.ok(!extension.isActive, 'it was active already, so that there is nothing to measure');
      const milliseconds = await elapsed(() => extension.activate());
      console.log(`activation took ${milliseconds.toFixed(1)} ms`);
      assert.ok(milliseconds < budget, `activation took ${milliseconds.toFixed(1)} ms`);
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
