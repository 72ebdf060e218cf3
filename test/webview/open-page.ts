import { noQuestions } from '../backends/results/fake-backend.ts';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { build } from 'esbuild';
import { type BrowserContextOptions, chromium, type Page } from 'playwright-core';
import { pageHtml } from '../../client/results/page-html.ts';
import { RunList } from '../../client/results/run-list.ts';
import { type PagePeer, servePage } from '../../client/results/serve-page.ts';
import type { Channel } from '../../core/protocol/rpc.ts';
import { ensureChromium } from '../../scripts/vscode/install-chromium.ts';
import { type ThemeName, themes } from './themes.ts';

/*
 * The results page in a Chromium of its own, with everything behind it but VS Code: the client's
 * run list and page service, and a host thread with the fake backend.
 */

const projectRoot = join(import.meta.dirname, '../..');
const origin = 'http://results.test';

export interface ResultsPage {
  readonly page: Page;
  readonly runs: RunList;
  readonly peer: PagePeer;
  /** What went to the clipboard, and to an editor. */
  readonly copied: string[];
  readonly opened: string[];
  /** Violations of the content security policy, page errors and console errors. */
  readonly faults: string[];
  readonly setTheme: (name: ThemeName) => Promise<void>;
  /** Makes the page anew, as VS Code does when the view was hidden. */
  readonly reload: () => Promise<void>;
  readonly close: () => Promise<void>;
}

export async function openResultsPage(
  theme: ThemeName,
  options: BrowserContextOptions = {},
): Promise<ResultsPage> {
  const { executablePath, environment } = await ensureChromium();
  const browser = await chromium.launch({
    executablePath,
    args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking'],
    env: { ...process.env, ...environment },
  });
  const context = await browser.newContext({ viewport: { width: 1200, height: 420 }, ...options });
  const page = await context.newPage();
  const faults = watchFaults(page);
  const runs = new RunList({
    startThread: () => new Worker(join(projectRoot, 'test/backends/results/fake-host-worker.ts')),
    capacity: () => 20,
    onFault: (message) => faults.push(message),
    onLost: () => {},
    questions: noQuestions,
  });
  const copied: string[] = [];
  const opened: string[] = [];
  let selected: string | undefined;
  await serveFiles(page);
  const peer = servePage({
    channel: await pageChannel(page),
    runs,
    selected: () => selected,
    onSelected: (runId) => {
      selected = runId;
    },
    copyToClipboard: async (text) => void copied.push(text),
    openText: async (text) => void opened.push(text),
    rerun: async () => undefined,
    reveal: async () => undefined,
    follow: async () => undefined,
    onFault: (message) => faults.push(message),
  });
  await page.addInitScript(themeScript(theme));
  await page.goto(`${origin}/`);
  return {
    page,
    runs,
    peer,
    copied,
    opened,
    faults,
    setTheme: async (name) => {
      await page.evaluate(`document.body.className = 'in-panel'; ${applyTheme(name)}`);
    },
    reload: async () => {
      await page.reload();
    },
    close: async () => {
      await runs.dispose();
      await browser.close();
    },
  };
}

function watchFaults(page: Page): string[] {
  const faults: string[] = [];
  page.on('pageerror', (error) => faults.push(error.message));
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') faults.push(message.text());
  });
  return faults;
}

/** Serves the page and its two files, and nothing else. */
async function serveFiles(page: Page): Promise<void> {
  const { outputFiles } = await build({
    absWorkingDir: projectRoot,
    entryPoints: { main: 'client/webview/main.ts' },
    bundle: true,
    minify: true,
    format: 'iife',
    target: 'chrome138',
    outdir: 'dist/webview',
    write: false,
  });
  const fileOf = (end: string): string =>
    outputFiles.find(({ path }) => path.endsWith(end))?.text ?? '';
  const html = pageHtml({
    scriptUri: `${origin}/main.js`,
    styleUri: `${origin}/main.css`,
    cspSource: origin,
    nonce: 'dGVzdA',
    pageId: 'test',
    place: 'panel',
  });
  const answers: readonly (readonly [string, string, string])[] = [
    ['/', 'text/html', html],
    ['/main.js', 'text/javascript', fileOf('main.js')],
    ['/main.css', 'text/css', fileOf('main.css')],
  ];
  await page.route('**/*', async (route) => {
    const { pathname } = new URL(route.request().url());
    const found = answers.find(([path]) => path === pathname);
    if (found === undefined) return await route.fulfill({ status: 404, body: '' });
    await route.fulfill({ contentType: `${found[1]}; charset=utf-8`, body: found[2] });
  });
}

/** Carries messages as VS Code does: as JSON, into the page's `message` event and out of its API. */
async function pageChannel(page: Page): Promise<Channel> {
  let receive: (message: unknown) => void = () => undefined;
  await page.exposeFunction('postToClient', (message: string) => receive(JSON.parse(message)));
  await page.addInitScript(`
    window.acquireVsCodeApi = () => ({
      postMessage: (message) => void window.postToClient(JSON.stringify(message)),
      getState: () => JSON.parse(sessionStorage.getItem('state') ?? 'null') ?? undefined,
      setState: (state) => sessionStorage.setItem('state', JSON.stringify(state)),
    });
  `);
  return {
    post: (message) => {
      // A page that is being made anew has no ears; it asks for everything when it is ready.
      page.evaluate(`postMessage(${JSON.stringify(message)}, '*')`).catch(() => undefined);
    },
    listen: (listener) => {
      receive = listener;
      return () => {
        receive = () => undefined;
      };
    },
  };
}

function themeScript(theme: ThemeName): string {
  return `addEventListener('DOMContentLoaded', () => { ${applyTheme(theme)} });`;
}

/** VS Code sets its colours on the root element and names the theme's kind on the body. */
function applyTheme(theme: ThemeName): string {
  const variables = Object.entries(themes[theme])
    .map(([name, value]) => `--vscode-${name}: ${value};`)
    .join(' ');
  return `
    document.documentElement.style.cssText = ${JSON.stringify(variables)};
    document.body.classList.add('vscode-${theme}');
    document.body.dataset.vscodeThemeKind = 'vscode-${theme}';
  `;
}
