import type { FrameLocator, Locator, Page } from 'playwright-core';

/** The inside of the results view: VS Code puts a webview into a frame of a frame. */
export function resultsFrame(page: Page): FrameLocator {
  return page.frameLocator('iframe.webview.ready').frameLocator('#active-frame');
}

export function gridRows(page: Page): Locator {
  return resultsFrame(page).locator('.slick-row');
}
