import type { Page } from 'playwright-core';

/** Opens a file of the workspace by its name and waits for its tab and its text. */
export async function openFile(page: Page, name: string): Promise<void> {
  await page.keyboard.press('Control+P');
  await pick(page, name);
  await page.locator('.tab.active', { hasText: name }).waitFor();
  await page.locator('.editor-instance .view-line').first().waitFor();
}

/** Puts the cursor on a line and column, both counted from 1. */
export async function goTo(page: Page, line: number, column: number): Promise<void> {
  await page.keyboard.press('Control+G');
  await page.locator('.quick-input-widget').waitFor();
  await page.keyboard.type(`${line}:${column}`);
  await page.keyboard.press('Enter');
  await page.locator('.quick-input-widget').waitFor({ state: 'hidden' });
  await page.locator('.statusbar-item', { hasText: `Ln ${line}, Col ${column}` }).waitFor();
}

/** Runs a command of the palette by its whole title. */
export async function runCommand(page: Page, title: string): Promise<void> {
  await page.keyboard.press('F1');
  await pick(page, title);
}

/** Changes the color theme to the one that the list of themes calls so. */
export async function selectTheme(page: Page, name: string): Promise<void> {
  await page.keyboard.press('Control+K');
  await page.keyboard.press('Control+T');
  await pick(page, name);
  await page.locator('.quick-input-widget').waitFor({ state: 'hidden' });
}

/** Takes the entry with exactly this label from the list of choices that is opening. */
export async function pick(page: Page, label: string): Promise<void> {
  await page.locator('.quick-input-widget').waitFor();
  await page.keyboard.type(label);
  const entry = page
    .locator('.quick-input-list .monaco-list-row')
    .filter({ has: page.getByText(label, { exact: true }) })
    .first();
  await entry.waitFor();
  // What was typed may match other entries better, and those come first.
  await entry.click();
  // What is under the pointer would explain itself in the pictures.
  await page.mouse.move(0, 0);
}
