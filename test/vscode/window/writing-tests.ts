import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import type { NamedTest } from '../named-tests.ts';
import { goTo, openFile, runCommand } from './keyboard.ts';
import { takePictureOfEditor } from './take-picture.ts';
import type { TestWindow } from './test-window.ts';

/** The tests of who writes a query; each goes on where the last ended. */
export function writingTests(window: TestWindow): readonly NamedTest[] {
  return [
    { name: 'typing shows the parameters of the event', run: () => showsSuggestions(window) },
    { name: 'a hover explains the event at the cursor', run: () => showsHover(window) },
    { name: 'a quick fix mends a misspelt command', run: () => fixesCommand(window) },
    { name: 'F2 renames an alias wherever it is used', run: () => renamesAlias(window) },
    { name: 'the file closes again', run: () => closes(window) },
  ];
}

const fileName = 'writing.ctq';

const misspelt = '| stas count(*) as failures by sourceIPAddress, userIdentity.userName';

const lines = [
  '# @source ../logs',
  '# @range 2022-02-12..2022-02-18',
  '',
  '### Who changed the policy of a bucket',
  'filter eventName = "PutBucketPolicy" and eventSource = "s3.amazonaws.com"',
  '| fields eventTime, userIdentity.arn as who',
  '| stats count(*) as changes, max(eventTime) as last by who',
  '| sort last desc',
  '',
  '### Sign-ins that failed',
  'filter eventName = "ConsoleLogin" and responseElements.ConsoleLogin = "Failure"',
  misspelt,
  '| sort failures desc',
  '| limit 10',
  '',
];

/** Before the first file is opened: VS Code looks for files once, and finds a later one by chance. */
export async function writeQueryFile(window: TestWindow): Promise<void> {
  await writeFile(pathIn(window), lines.join('\n'));
}

function pathIn({ folders }: TestWindow): string {
  return join(folders.workspace, 'queries', fileName);
}

async function showsSuggestions(window: TestWindow): Promise<void> {
  const { page } = window;
  await openFile(page, fileName);
  await page
    .locator('.codelens-decoration a', { hasText: /\brun\b/i })
    .first()
    .waitFor();
  await goToText(page, 'PutBucketPolicy', 0);
  await page.keyboard.press('End');
  await page.keyboard.type('\n| fields requestParameters.');
  const suggestions = page.locator('.suggest-widget.visible .monaco-list-row');
  await suggestions.filter({ hasText: 'requestParameters.bucketName' }).first().waitFor();
  // Where the list is open this opens what the extension says about the suggestion.
  await page.keyboard.press('Control+Space');
  await page.locator('.suggest-details-container .docs', { hasText: 'PutBucketPolicy' }).waitFor();
  await takePictureOfEditor(window, 'completion');
  await page.keyboard.press('Escape');
  await revert(page);
}

async function showsHover(window: TestWindow): Promise<void> {
  const { page } = window;
  await goToText(page, 'PutBucketPolicy', 3);
  // "Show or Focus Hover".
  await page.keyboard.press('Control+K');
  await page.keyboard.press('Control+I');
  await page.locator('.monaco-hover:visible', { hasText: 'Amazon Simple Storage' }).waitFor();
  await takePictureOfEditor(window, 'hover');
  await page.keyboard.press('Escape');
}

async function fixesCommand(window: TestWindow): Promise<void> {
  const { page } = window;
  await page.locator('.squiggly-error').first().waitFor();
  await goToText(page, 'stas', 2);
  await page.keyboard.press('Control+.');
  await page.locator('.action-widget .monaco-list-row', { hasText: 'Write stats' }).waitFor();
  await takePictureOfEditor(window, 'quick-fix');
  await page.keyboard.press('Enter');
  await lineWith(page, misspelt.replace('stas', 'stats')).waitFor();
  await page.locator('.squiggly-error').waitFor({ state: 'hidden' });
}

async function renamesAlias(window: TestWindow): Promise<void> {
  const { page } = window;
  await goToText(page, 'as who', 4);
  await page.keyboard.press('F2');
  const box = page.locator('.rename-input:focus');
  await box.waitFor();
  await page.keyboard.type('caller');
  await takePictureOfEditor(window, 'rename');
  await page.keyboard.press('Enter');
  await box.waitFor({ state: 'hidden' });
  await lineWith(page, 'userIdentity.arn as caller').waitFor();
  await lineWith(page, 'as last by caller').waitFor();
}

async function closes(window: TestWindow): Promise<void> {
  const { page } = window;
  await revert(page);
  await runCommand(page, 'View: Close Editor');
  await page.locator('.tab', { hasText: fileName }).waitFor({ state: 'hidden' });
  await rm(pathIn(window));
}

/** Puts the cursor so many characters into the first place of a text in the file. */
async function goToText(page: Page, text: string, characters: number): Promise<void> {
  const index = lines.findIndex((line) => line.includes(text));
  await goTo(page, index + 1, (lines[index] ?? '').indexOf(text) + 1 + characters);
}

function lineWith(page: Page, text: string): ReturnType<Page['locator']> {
  // The editor writes blanks that do not break.
  const pattern = new RegExp(text.replaceAll(/[*|().]/g, '\\$&').replaceAll(' ', '\\s'));
  return page.locator('.editor-instance .view-line', { hasText: pattern });
}

async function revert(page: Page): Promise<void> {
  await runCommand(page, 'File: Revert File');
  await page.locator('.tab.active:not(.dirty)').waitFor();
}
