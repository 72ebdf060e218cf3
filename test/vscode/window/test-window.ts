import type { Page } from 'playwright-core';
import type { Folders } from '../workspace.ts';

/** A window with the packaged extension, opened on the samples. */
export interface TestWindow {
  readonly page: Page;
  readonly folders: Folders;
  readonly screenshots: string;
}
