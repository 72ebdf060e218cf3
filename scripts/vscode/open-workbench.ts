import { chromium, type Page } from 'playwright-core';
import type { Cleanup } from './cleanup.ts';
import type { Chromium } from './install-chromium.ts';
import type { Server } from './start-server.ts';
import { workbenchAddress, type WorkbenchContent } from './workbench-address.ts';

export interface WorkbenchOptions extends WorkbenchContent {
  readonly chromium: Chromium;
  /** Called with what the workbench and the extension host write to their consoles. */
  readonly onConsole?: (text: string) => void;
  /** Pixels per CSS pixel, 1 when left out. */
  readonly scale?: number;
}

export interface Workbench {
  readonly page: Page;
  /** Settles to 0 when the suite at extensionTestsPath has passed, to 1 when it has thrown. */
  readonly suiteExit: Promise<number>;
}

/** Opens a window of 1440 by 1000 on a VS Code server in headless Chromium. */
export async function openWorkbench(
  server: Server,
  options: WorkbenchOptions,
  cleanup: Cleanup,
): Promise<Workbench> {
  const page = await openPage(options, cleanup);
  const { suiteExit } = await exposeSuiteExit(page, server);
  await page.exposeFunction('codeAutomationLog', (_type: unknown, args: unknown) =>
    options.onConsole?.(consoleText(args)),
  );
  await page.goto(workbenchAddress(server.authority, options));
  await page.waitForSelector('.monaco-workbench', { timeout: 60_000 });
  return { page, suiteExit };
}

async function openPage(options: WorkbenchOptions, cleanup: Cleanup): Promise<Page> {
  const browser = await chromium.launch({
    executablePath: options.chromium.executablePath,
    args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking'],
    env: { ...definedVariables(process.env), ...options.chromium.environment },
    // The cleanup closes it; by itself playwright would also end this process.
    handleSIGINT: false,
    handleSIGTERM: false,
    handleSIGHUP: false,
  });
  cleanup.add(() => browser.close());
  return await browser.newPage({
    viewport: { width: 1440, height: 1000 },
    deviceScaleFactor: options.scale ?? 1,
  });
}

/** Returns a promise, in an object so that awaiting this function does not await the suite. */
async function exposeSuiteExit(page: Page, server: Server): Promise<Pick<Workbench, 'suiteExit'>> {
  let finish = (_code: unknown): void => undefined;
  const suiteExit = new Promise<number>((resolve, reject) => {
    const fail = (what: string): void =>
      reject(new Error(`${what}. The server printed:\n${server.recentOutput()}`));
    finish = (code) => resolve(Number(code));
    page.on('crash', () => fail('the VS Code window crashed'));
    page.on('close', () => fail('the VS Code window was closed'));
    void server.exited.then(() => fail('the VS Code server ended'));
  });
  // Nobody waits for it when the window is there to be looked at.
  suiteExit.catch(() => undefined);
  await page.exposeFunction('codeAutomationExit', finish);
  return { suiteExit };
}

/** The console's arguments as one text. */
function consoleText(args: unknown): string {
  return (Array.isArray(args) ? args : [args])
    .map((part: unknown) => (typeof part === 'string' ? part : JSON.stringify(part)))
    .join(' ');
}

function definedVariables(environment: NodeJS.ProcessEnv): Record<string, string> {
  return Object.fromEntries(
    Object.entries(environment).flatMap(([name, value]) =>
      value === undefined ? [] : [[name, value]],
    ),
  );
}
