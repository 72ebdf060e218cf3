import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import type { NamedTest } from '../named-tests.ts';
import { goTo, openFile, selectTheme } from './keyboard.ts';
import { gridRows, resultsFrame } from './results.ts';
import type { TestWindow } from './test-window.ts';
import { takePicture } from './take-picture.ts';
import { writingTests } from './writing-tests.ts';

/** The tests of one window, in the order of a first session; each goes on where the last ended. */
export function windowTests(window: TestWindow): readonly NamedTest[] {
  return [
    { name: 'the query file opens with a Run lens', run: () => opensQueryFile(window) },
    ...writingTests(window),
    { name: 'Ctrl+Enter shows the rows of the query at the cursor', run: () => showsRows(window) },
    { name: 'the results follow a light theme', run: () => followsTheme(window, 'light') },
    { name: 'the results follow high contrast', run: () => followsTheme(window, 'high-contrast') },
    { name: 'a row shows its whole event', run: () => showsEvent(window) },
  ];
}

async function opensQueryFile({ page }: TestWindow): Promise<void> {
  await openFile(page, 'getting-started.ctq');
  // The lens comes from the extension, so its language server is there from here on.
  await page
    .locator('.codelens-decoration a', { hasText: /\brun\b/i })
    .first()
    .waitFor();
  // The source that the file names is the one that its queries run on.
  await page.locator('.statusbar-item', { hasText: '../logs' }).waitFor();
}

async function showsRows(window: TestWindow): Promise<void> {
  const { page } = window;
  // The failed console logins: enough rows and columns to look at.
  const { line, column } = await placeOf(window, "'Failure'");
  await goTo(page, line, column);
  await page.keyboard.press('Control+Enter');
  await gridRows(page).filter({ hasText: 'ConsoleLogin' }).first().waitFor();
  await growPanel(page, 110);
  // The query is out of view where the editor has become smaller.
  await goTo(page, line, column);
  await takePicture(window, 'results-dark');
}

/** Drags the edge between editor and panel, so that the pictures show more of the results. */
async function growPanel(page: Page, pixels: number): Promise<void> {
  const panel = page.locator('.part.panel');
  const before = await panel.boundingBox();
  const edge = await nearestSash(page, before?.y ?? 0);
  await page.mouse.move(edge.x, edge.y);
  await page.mouse.down();
  await page.mouse.move(edge.x, edge.y - pixels, { steps: 4 });
  await page.mouse.up();
  // An edge under the pointer is highlighted.
  await page.mouse.move(0, 0);
  await page.locator('.monaco-sash.hover, .monaco-sash.active').waitFor({ state: 'hidden' });
  const grown = ((await panel.boundingBox())?.height ?? 0) - (before?.height ?? 0);
  assert.ok(grown > pixels / 2, `the panel has grown by ${grown} pixels`);
}

/** The middle of the edge to drag that is nearest to a height of the window. */
async function nearestSash(
  page: Page,
  y: number,
): Promise<{ readonly x: number; readonly y: number }> {
  const sashes = await page.locator('.monaco-sash.horizontal:visible').all();
  const boxes = await Promise.all(sashes.map((sash) => sash.boundingBox()));
  const [nearest] = boxes
    .filter((box) => box !== null)
    // Those of the side bar are narrow.
    .filter(({ width }) => width > 600)
    .toSorted((a, b) => Math.abs(a.y - y) - Math.abs(b.y - y));
  assert.ok(nearest, 'there is no edge to drag');
  return { x: nearest.x + nearest.width / 2, y: nearest.y + nearest.height / 2 };
}

/** How VS Code marks the body of a webview in a theme of the kind, and one such theme. */
const themes = {
  light: 'Light Modern',
  'high-contrast': 'Dark High Contrast',
} as const;

async function followsTheme(window: TestWindow, name: keyof typeof themes): Promise<void> {
  const { page } = window;
  await selectTheme(page, themes[name]);
  await resultsFrame(page).locator(`body.vscode-${name}`).waitFor();
  assert.ok(await gridRows(page).first().isVisible(), 'the rows are gone');
  await takePicture(window, `results-${name}`);
}

async function showsEvent(window: TestWindow): Promise<void> {
  const { page } = window;
  await selectTheme(page, 'Dark Modern');
  const cell = gridRows(page).first().locator('.slick-cell').first();
  await cell.click();
  await page.keyboard.press('Shift+Enter');
  const details = resultsFrame(page).getByRole('complementary', { name: 'Details' });
  await details.filter({ hasText: 'eventVersion' }).waitFor();
  await takePicture(window, 'event-detail');
}

/** The first place of a text in the query file, counted from 1. */
async function placeOf(
  { folders }: TestWindow,
  text: string,
): Promise<{ readonly line: number; readonly column: number }> {
  const file = join(folders.workspace, 'queries/getting-started.ctq');
  const lines = (await readFile(file, 'utf8')).split('\n');
  const index = lines.findIndex((line) => line.includes(text));
  assert.ok(index >= 0, `'${text}' is not in getting-started.ctq`);
  return { line: index + 1, column: (lines[index] ?? '').indexOf(text) + 1 };
}
