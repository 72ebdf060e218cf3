import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { PageScreenshotOptions } from 'playwright-core';
import type { TestWindow } from './test-window.ts';

/** Saves what the window shows as `NAME.png`. */
export async function takePicture(window: TestWindow, name: string): Promise<void> {
  await save(window, name, {});
}

/** Saves the upper part of the editor, large enough to be read beside text. */
export async function takePictureOfEditor(window: TestWindow, name: string): Promise<void> {
  const editor = await window.page.locator('.part.editor').boundingBox();
  await save(window, name, editor === null ? {} : { clip: { ...editor, height: 440 } });
}

async function save(
  window: TestWindow,
  name: string,
  options: PageScreenshotOptions,
): Promise<void> {
  await mkdir(window.screenshots, { recursive: true });
  await window.page.screenshot({
    path: join(window.screenshots, `${name}.png`),
    // A blinking cursor would make every picture a little different.
    caret: 'hide',
    animations: 'disabled',
    ...options,
  });
}
