import assert from 'node:assert/strict';
import type { NamedTest } from '../named-tests.ts';
import { goTo, openFile, runCommand } from './keyboard.ts';
import { gridRows } from './results.ts';
import type { TestWindow } from './test-window.ts';
import { takePicture } from './take-picture.ts';

/** The tests of one window on a folder that the user has not trusted. */
export function trustTests(window: TestWindow): readonly NamedTest[] {
  return [
    { name: 'the folder is restricted', run: () => isRestricted(window) },
    { name: 'language features work', run: () => completes(window) },
    { name: 'a query does not run and says why', run: () => refusesToRun(window) },
  ];
}

async function isRestricted({ page }: TestWindow): Promise<void> {
  await page.locator('.part.banner', { hasText: /restricted mode/i }).waitFor();
}

async function completes({ page }: TestWindow): Promise<void> {
  await openFile(page, 'getting-started.ctq');
  await goTo(page, 1, 1);
  await page.keyboard.type('filter ispres');
  await page.keyboard.press('Control+Space');
  await page
    .locator('.suggest-widget.visible .monaco-list-row', { hasText: 'ispresent' })
    .first()
    .waitFor();
  await page.keyboard.press('Escape');
  await runCommand(page, 'File: Revert File');
  await page.locator('.tab.active:not(.dirty)').waitFor();
}

async function refusesToRun(window: TestWindow): Promise<void> {
  const { page } = window;
  await goTo(page, 10, 1);
  await page.keyboard.press('Control+Enter');
  await page.locator('.notification-toast', { hasText: /trust/i }).waitFor();
  await takePicture(window, 'untrusted');
  assert.equal(await gridRows(page).count(), 0, 'the query ran all the same');
}
