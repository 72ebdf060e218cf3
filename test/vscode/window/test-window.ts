import type { Page } from 'playwright-core';
import type { TestCloud } from '../cloud/test-cloud.ts';
import type { Folders } from '../workspace.ts';

/** A window with the packaged extension, opened on the samples. */
export interface TestWindow {
  readonly page: Page;
  readonly folders: Folders;
  readonly screenshots: string;
}

/** One whose queries run on a stand-in for CloudWatch. */
export interface CloudWindow extends TestWindow {
  readonly cloud: TestCloud;
}
