import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { TestWindow } from './test-window.ts';

/** Saves what the window shows as `NAME.png`. */
export async function takePicture(window: TestWindow, name: string): Promise<void> {
  await mkdir(window.screenshots, { recursive: true });
  await window.page.screenshot({
    path: join(window.screenshots, `${name}.png`),
    // A blinking cursor would make every picture a little different.
    caret: 'hide',
    animations: 'disabled',
  });
}
