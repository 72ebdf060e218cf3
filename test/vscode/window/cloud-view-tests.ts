import type { Locator, Page } from 'playwright-core';
import { lineOf, queryFileName } from './cloud-queries.ts';
import { goTo, openFile, runCommand, pick } from './keyboard.ts';
import { gridRows, resultsFrame } from './results.ts';
import { takePicture } from './take-picture.ts';
import type { CloudWindow } from './test-window.ts';

/** The first line of a tree in the side bar with that label. */
function treeLine(page: Page, label: string): Locator {
  return page
    .locator('.sidebar .monaco-list-row')
    .filter({ has: page.getByText(label, { exact: true }) })
    .first();
}

export async function seesSources(window: CloudWindow): Promise<void> {
  const { page } = window;
  await openFile(page, queryFileName);
  // The lens comes from the extension, so its commands and views are there from here on.
  await page
    .locator('.codelens-decoration a', { hasText: /\brun\b/i })
    .first()
    .waitFor();
  await runCommand(page, 'View: Show CTQ');
  await treeLine(page, 'prod').waitFor();
  await runCommand(page, 'CTQ: Focus on Sources View');
  await openLines(page, ['prod', 'us-east-1', 'org-trail', '123456789012_CloudTrail_us-east-1']);
}

/** Opens lines of the tree that has the focus, from its first one: each below the one before. */
async function openLines(page: Page, labels: readonly string[]): Promise<void> {
  for (const [index, label] of labels.entries()) {
    await treeLine(page, label).waitFor();
    const line = page
      .locator('.sidebar .monaco-list-row.focused')
      .filter({ has: page.getByText(label, { exact: true }) });
    await pressUntil(page, index === 0 ? 'Home' : 'ArrowDown', line);
    if (index === labels.length - 1) return;
    await pressUntil(page, 'ArrowRight', line.and(page.locator('[aria-expanded=true]')));
  }
}

/** Presses a key, and again where nothing came of it: a tree that is being filled misses some. */
async function pressUntil(page: Page, key: string, wanted: Locator): Promise<void> {
  while (!(await wanted.isVisible())) {
    await page.keyboard.press(key);
    for (let look = 0; look < 20 && !(await wanted.isVisible()); look += 1) {
      await page.waitForTimeout(50);
    }
  }
}

export async function comparesSources(window: CloudWindow): Promise<void> {
  const { page } = window;
  await goTo(page, lineOf('Errors in the home Region'), 1);
  await runCommand(page, 'CTQ: Compare with…');
  await page.locator('.quick-input-title', { hasText: 'Compare With' }).waitFor();
  await pick(page, 'export');
  await resultsFrame(page).locator('.tab[aria-selected=true][data-state=done]').waitFor();
  await gridRows(page).first().waitFor();
  await takePicture(window, 'cloudwatch-compare');
}

export async function seesSpending(window: CloudWindow): Promise<void> {
  const { page } = window;
  await runCommand(page, 'CTQ: Show Spending');
  await treeLine(page, 'Today').waitFor();
  // A view that was empty when it was shown does not take the focus into its tree.
  await runCommand(page, 'CTQ: Focus on Spending View');
  await openLines(page, ['Today', 'prod', 'Calls that fail']);
}

/** Chooses one of several. What is clicked just when the list is filled anew is not taken. */
async function check(page: Page, label: string): Promise<void> {
  const entry = page
    .locator('.quick-input-list .monaco-list-row')
    .filter({ has: page.getByText(label, { exact: true }) });
  const isChecked = page.locator('.quick-input-count', { hasText: '1 Selected' });
  while (!(await isChecked.isVisible())) {
    await entry.click();
    await page.waitForTimeout(300);
  }
}

export async function addsSource(window: CloudWindow): Promise<void> {
  const { page } = window;
  await runCommand(page, 'CTQ: Add Source…');
  const step = async (title: string): Promise<void> => {
    const heading = page.locator('.quick-input-title', { hasText: title });
    await heading.waitFor();
    await page.locator('.quick-input-list .monaco-list-row').first().waitFor();
  };
  await step('Add Source');
  await page.keyboard.press('Enter');
  await step('Profile');
  await pick(page, 'audit');
  await step('Regions');
  await page.keyboard.press('Enter');
  await step('Log Groups');
  await page.keyboard.type('live-trail');
  await check(page, 'live-trail');
  await page.keyboard.press('Enter');
  await page.locator('.quick-input-title', { hasText: 'Name of the Source' }).waitFor();
  await page.keyboard.press('Enter');
  await step('Where to Save');
  await page.keyboard.press('Enter');
  await treeLine(page, 'live-trail').waitFor();
  await openFile(page, queryFileName);
}
