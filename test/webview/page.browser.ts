import assert from 'node:assert/strict';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import axe from 'axe-core';
import { type Column, noStatistics, type QueryRequest } from '../../core/protocol/results.ts';
import { generatedColumns, scripted, type Step } from '../backends/results/fake-backend.ts';
import { openResultsPage, type ResultsPage } from './open-page.ts';
import { type ThemeName, themes } from './themes.ts';

/*
 * The results page in a real browser, driven by mouse and keyboard. Run it with
 * `node --test test/webview/page.browser.ts`; CTQ_SCREENSHOTS names a folder for pictures.
 */

const manyRows = 1_000_000;

let results: ResultsPage;

before(async () => {
  results = await openResultsPage('dark');
});

after(async () => {
  await results.close();
});

test('a new page says how to begin', async () => {
  const { page } = results;
  await page.getByRole('heading', { name: 'No results yet' }).waitFor();
  await picture('empty');
  assert.equal(await page.getByRole('tab').count(), 0);
});

test('a run gets a tab, a summary and its rows', async () => {
  const { page } = results;
  await show('Calls by event', callsByEvent);
  await page.getByRole('tab', { name: 'Calls by event, done', selected: true }).waitFor();
  await page.getByText('4 rows', { exact: true }).waitFor();
  await page.getByText('30,477 scanned').waitFor();
  assert.deepEqual(await columnTexts(0), ['PutObject', 'GetBucketAcl', '<img src=x>', '']);
  assert.equal(await cell(3, 0).getAttribute('aria-label'), 'missing');
  await picture('stats');
});

test('what looks like HTML in an event is text', async () => {
  assert.equal(await cell(2, 0).locator('*').count(), 0);
  assert.equal(await cell(2, 0).textContent(), '<img src=x>');
});

test('problems unfold with their files', async () => {
  const { page } = results;
  const button = page.getByRole('button', { name: '1 problem' });
  await button.click();
  assert.equal(await button.getAttribute('aria-expanded'), 'true');
  await page.getByText('logs/2022-02-12.json.gz', { exact: true }).waitFor();
  await picture('problems');
  await button.click();
});

test('the query unfolds', async () => {
  const { page } = results;
  await page.getByRole('button', { name: 'Query' }).click();
  await page.getByRole('region', { name: 'Query' }).getByText('"kind"').waitFor();
  await page.getByRole('button', { name: 'Query' }).click();
});

test('a query with errors says that nothing was run', async () => {
  const { page } = results;
  await show('Broken', [
    problem('error', 'unexpected end of the query'),
    { kind: 'complete', outcome: 'invalid', statistics: noStatistics },
  ]);
  await page.getByRole('heading', { name: 'The query has errors' }).waitFor();
  await page.getByText('unexpected end of the query', { exact: true }).waitFor();
  assert.equal(await page.locator('.slick-row').count(), 0);
});

test('a run that goes on shows its progress and can be cancelled', async () => {
  const { page, runs } = results;
  await show('Long', [
    { kind: 'started', columns: generatedColumns, range: undefined },
    {
      kind: 'progress',
      progress: { unit: 'file', done: 30, total: 120 },
      statistics: noStatistics,
    },
    { kind: 'wait' },
  ]);
  await page.getByText('30 of 120 files').waitFor();
  const bar = page.getByRole('progressbar');
  assert.equal(await bar.getAttribute('aria-valuenow'), '25');
  await picture('running');
  await page.getByRole('button', { name: 'Cancel' }).click();
  await page.getByRole('tab', { name: 'Long, cancelled' }).waitFor();
  await page.getByRole('heading', { name: 'Cancelled' }).waitFor();
  await runs.whenIdle();
});

test('Escape cancels the run on show, and first leaves what is open', async () => {
  const { page, runs } = results;
  await show('Endless', [
    { kind: 'started', columns: callColumns, range: undefined },
    {
      kind: 'rows',
      revision: 1,
      final: false,
      columns: callColumns,
      rows: [{ cells: ['A', '1'] }],
    },
    { kind: 'wait' },
  ]);
  await cell(0, 0).getByText('A').waitFor();
  await cell(0, 0).click();
  await page.keyboard.press('Enter');
  const detail = page.getByRole('complementary', { name: 'Details' });
  await detail.getByText('A', { exact: true }).waitFor();
  await page.keyboard.press('Escape');
  await detail.waitFor({ state: 'hidden' });
  assert.ok(runs.isRunning);
  await page.keyboard.press('Escape');
  await page.getByRole('tab', { name: 'Endless, cancelled' }).waitFor();
  await page.getByRole('tab', { selected: true }).focus();
  await page.keyboard.press('Delete');
  await page.getByRole('tab', { name: 'Endless' }).waitFor({ state: 'detached' });
});

test('a very long value is shown in part, and whole when asked for', async () => {
  const { page } = results;
  const json = `[${'"a\\"",'.repeat(80_000)}{}]`;
  const rows = [json, '['.repeat(99_000) + ']'.repeat(99_000)].map((text) => ({
    cells: [text, '1'],
  }));
  await show('Long values', [
    { kind: 'rows', revision: 1, final: true, columns: callColumns, rows },
    { kind: 'complete', outcome: 'done', statistics: noStatistics },
  ]);
  await cell(0, 0).click();
  await page.keyboard.press('Enter');
  const detail = page.getByRole('complementary', { name: 'Details' });
  const length = async (): Promise<number> =>
    Number(await page.evaluate('document.querySelector(".detail-text").textContent.length'));
  await detail.getByRole('button', { name: `Show all ${json.length} characters` }).click();
  await waitUntil(async () => (await length()) > json.length);
  await page.keyboard.press('Escape');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await detail.getByRole('region', { name: 'eventName, row 2' }).waitFor();
  await waitUntil(async () => (await length()) === 198_000);
  await page.keyboard.press('Escape');
  await page.getByRole('tab', { selected: true }).focus();
  await page.keyboard.press('Delete');
  await page.getByRole('tab', { name: 'Long values' }).waitFor({ state: 'detached' });
});

test('a million rows are shown at once', async (t) => {
  const { page } = results;
  const start = performance.now();
  await show('A million events', [{ kind: 'generate', rows: manyRows }]);
  await page.getByText('1,000,000 rows', { exact: true }).waitFor();
  const made = performance.now();
  await page.getByRole('tab').first().click();
  await page.getByText('4 rows', { exact: true }).waitFor();
  const before = performance.now();
  await page.getByRole('tab', { name: 'A million events' }).click();
  await cell(0, 0).getByText('2022-02-12 00:00:00.000').waitFor();
  t.diagnostic(`made in ${ms(made - start)}, painted in ${ms(performance.now() - before)}`);
  const grid = page.getByRole('grid');
  assert.equal(await grid.getAttribute('aria-rowcount'), '1000001');
  assert.equal(await grid.getAttribute('aria-colcount'), '12');
  await picture('million');
});

test('a million rows are sorted in the host thread, by a click on a header', async (t) => {
  const { page } = results;
  const header = page.getByRole('columnheader', { name: 'awsRegion' });
  const firstRegion = cell(0, 3);
  for (const [direction, region] of [
    ['ascending', 'ap-southeast-2'],
    ['descending', 'us-west-2'],
  ] as const) {
    const start = performance.now();
    await header.click();
    await page.locator(`[aria-sort="${direction}"]`).waitFor();
    await firstRegion.getByText(region).waitFor();
    t.diagnostic(`${direction}: ${ms(performance.now() - start)}`);
  }
  await picture('sorted');
  await header.click();
  await cell(0, 0).getByText('2022-02-12 00:00:00.000').waitFor();
  assert.equal(await page.locator('[aria-sort="descending"]').count(), 0);
});

test('the last of a million rows can be reached, and scrolling keeps up', async (t) => {
  const { page } = results;
  await cell(0, 0).click();
  await page.keyboard.press('Control+End');
  await cell(manyRows - 1, 11)
    .getByText(/[01]/)
    .waitFor();
  assert.equal(await focusedPlace(), `row ${manyRows}, column 11`);
  const frames = await page.evaluate<readonly number[]>(scrollThrough);
  const average = frames.reduce((sum, frame) => sum + frame, 0) / frames.length;
  t.diagnostic(`a frame took ${average.toFixed(1)} ms, at most ${Math.max(...frames).toFixed(1)}`);
  await page.keyboard.press('Control+Home');
  await cell(0, 0).getByText('2022-02-12 00:00:00.000').waitFor();
});

test('the last row can be reached where a pixel is four', async () => {
  const sharp = await openResultsPage('light', { deviceScaleFactor: 2 });
  try {
    sharp.runs.start(request('Sharp', [{ kind: 'generate', rows: manyRows }]), origin);
    await sharp.page.getByText('1,000,000 rows', { exact: true }).waitFor();
    await sharp.page.locator('.slick-cell[data-column="0"]').first().click();
    await sharp.page.keyboard.press('Control+End');
    await sharp.page
      .locator(`[data-row="${manyRows - 1}"]`)
      .getByText(/[01]/)
      .first()
      .waitFor();
  } finally {
    await sharp.close();
  }
});

test('the keyboard alone goes everywhere', async () => {
  const { page } = results;
  await page.getByRole('tab', { selected: true }).focus();
  const stops: string[] = [];
  for (let step = 0; step < 4; step += 1) {
    await page.keyboard.press('Tab');
    stops.push(await focusedName());
  }
  assert.deepEqual(stops, ['Query', 'Run Again', 'row 1, column 0', 'document']);
  await cell(0, 0).focus();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowRight');
  assert.equal(await focusedPlace(), 'row 2, column 1');
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('ArrowUp');
  assert.equal(await focusedName(), 'eventName');
  await page.keyboard.press('ArrowRight');
  assert.equal(await focusedName(), 'eventSource');
  await page.keyboard.press('ArrowDown');
  assert.equal(await focusedPlace(), 'row 1, column 2');
});

test('Enter shows the whole value, Shift+Enter the event, Escape leads back', async () => {
  const { page } = results;
  await cell(2, 8).scrollIntoViewIfNeeded();
  await cell(2, 8).click();
  await page.keyboard.press('Enter');
  const detail = page.getByRole('complementary', { name: 'Details' });
  await detail.getByRole('region', { name: 'userAgent, row 3' }).waitFor();
  await page.keyboard.press('Escape');
  await detail.waitFor({ state: 'hidden' });
  assert.equal(await focusedPlace(), 'row 3, column 8');
  await page.keyboard.press('Shift+Enter');
  await detail.locator('.json-key', { hasText: '"pointer"' }).waitFor();
  assert.match((await detail.locator('pre').textContent()) ?? '', /"<b>"/);
  await picture('event');
  await page.getByRole('button', { name: 'Open in editor' }).click();
  assert.deepEqual(results.opened, ['{"pointer":"event-2","nested":{"list":[1,"<b>"]}}']);
  await page.getByRole('button', { name: 'Close (Escape)' }).click();
});

test('the value that is copied is that of the cell that is named', async () => {
  const { page, copied } = results;
  await cell(0, 1).click();
  await page.keyboard.press('Enter');
  const detail = page.getByRole('complementary', { name: 'Details' });
  await detail.getByText('GetObject', { exact: true }).waitFor();
  // The title changes first, the text comes from another thread.
  await page.evaluate(`new Promise((resolve) => {
    const title = document.querySelector('.detail-title');
    new MutationObserver(() => {
      document.querySelector('.detail-bar [aria-label=Copy]').click();
      resolve();
    }).observe(title, { childList: true, characterData: true, subtree: true });
    document.querySelector('[data-row="1"] [data-column="1"]')
      .dispatchEvent(new KeyboardEvent('keydown', { key: 'ArrowDown', bubbles: true }));
  })`);
  await waitUntil(() => copied.length === 1);
  assert.deepEqual(copied.splice(0), ['AssumeRole']);
  await page.getByRole('button', { name: 'Close (Escape)' }).click();
});

test('what is selected is copied, in the order shown', async () => {
  const { page, copied } = results;
  await page.keyboard.press('Control+Home');
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Control+c');
  await page.keyboard.press('Shift+ArrowRight');
  await page.keyboard.press('Shift+ArrowDown');
  await picture('selection');
  await page.keyboard.press('Control+c');
  await page.keyboard.press('Control+Shift+c');
  await page.getByText('copied 2 rows of 2 columns').waitFor({ state: 'attached' });
  const block = 'GetObject\ts3.amazonaws.com\nAssumeRole\tsts.amazonaws.com\n';
  await waitUntil(() => copied.length === 3);
  assert.deepEqual(copied, ['GetObject', block, `eventName\teventSource\n${block}`]);
});

test('a selection dragged with the mouse is a block', async () => {
  const { page } = results;
  await cell(1, 1).hover();
  await page.mouse.down();
  await cell(3, 2).hover();
  await page.mouse.up();
  assert.equal(await page.locator('.slick-cell.selected').count(), 6);
  assert.equal(await page.locator('[aria-selected="true"].slick-cell').count(), 6);
});

test('all of a million rows are too many for the clipboard, and the page says so', async () => {
  const { page } = results;
  await page.keyboard.press('Control+a');
  await page.keyboard.press('Control+c');
  await page.getByRole('alert').getByText('too large for the clipboard').waitFor();
  await page.getByRole('button', { name: 'Close the message' }).click();
});

test('columns are moved and sized by keyboard and mouse', async () => {
  const { page } = results;
  await cell(0, 0).click();
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('Alt+ArrowRight');
  assert.deepEqual((await headers()).slice(0, 3), ['eventName', '@timestamp', 'eventSource']);
  const width = await widthOf('@timestamp');
  await page.keyboard.press('Shift+ArrowRight');
  assert.equal(await widthOf('@timestamp'), width + 16);
  await dragHeader('eventSource', 'eventName');
  assert.deepEqual((await headers()).slice(0, 3), ['eventSource', 'eventName', '@timestamp']);
  assert.equal(await page.locator('[aria-sort="ascending"]').count(), 0, 'the drag has sorted');
});

test('a tab that is left at once keeps its place', async () => {
  const { page } = results;
  await cell(0, 0).waitFor();
  await page.evaluate(`new Promise((resolve) => {
    const viewport = document.querySelector('.slick-viewport');
    viewport.addEventListener('scroll', () => requestAnimationFrame(() => {
      document.querySelector('[role=tab]').click();
      resolve();
    }), { once: true });
    viewport.scrollTop = 24_000;
  })`);
  await page.getByRole('tab', { name: /Calls by event/, selected: true }).waitFor();
  await page.getByRole('tab', { name: /A million events/ }).click();
  const row = await savedFirstRow();
  assert.ok(row > 500, `the first row is ${row}`);
  await cell(row, 0).getByText('2022').waitFor();
  await page.evaluate('document.querySelector(".slick-viewport").scrollTop = 0');
  await cell(0, 0).getByText('2022').waitFor();
});

test('a page that is made anew is as it was', async () => {
  const { page } = results;
  await page.evaluate('document.querySelector(".slick-viewport").scrollTop = 24_000');
  // What the user did is kept a moment later.
  await waitUntil(async () => (await savedFirstRow()) > 500);
  const firstRow = await savedFirstRow();
  await results.reload();
  await cell(firstRow, 0).getByText('2022').waitFor();
  assert.deepEqual((await headers()).slice(0, 2), ['eventSource', 'eventName']);
});

test('tabs are a list to move in and to close', async () => {
  const { page } = results;
  await page.getByRole('tab', { selected: true }).focus();
  await page.keyboard.press('Home');
  await page.getByRole('tab', { name: /Calls by event/, selected: true }).waitFor();
  await page.keyboard.press('ArrowRight');
  assert.match(await focusedName(), /^Broken/);
  await page.keyboard.press('Delete');
  await page.getByRole('tab', { name: /Broken/ }).waitFor({ state: 'detached' });
  assert.match(await focusedName(), /^Long/);
  assert.equal(results.runs.summaries.length, 3);
});

for (const theme of Object.keys(themes) as ThemeName[]) {
  test(`axe finds nothing serious in the ${theme} theme`, async () => {
    await results.setTheme(theme);
    await results.page.getByRole('tab', { name: /A million events/ }).click();
    await results.page.locator('.slick-cell').nth(2).click();
    await results.page.keyboard.press('Shift+Enter');
    await results.page.locator('.json-key').first().waitFor();
    await picture(theme);
    assert.deepEqual(await axeFindings(), []);
  });
}

test('nothing was asked of the network, and no rule of the page was broken', () => {
  assert.deepEqual(results.faults, []);
});

// What the runs answer

const origin = { uri: 'file:///queries.ctq', line: 0 };

function request(title: string, steps: readonly Step[]): QueryRequest {
  return {
    query: scripted(steps),
    title,
    source: { kind: 'local', name: 'samples/logs', path: '/samples/logs' },
    range: '2022-02-12..2022-02-19',
    parameters: {},
    now: 0,
  };
}

async function show(title: string, steps: readonly Step[]): Promise<void> {
  const runId = results.runs.start(request(title, steps), origin);
  results.peer.notify('show', { runId, reveal: true });
  await results.page.getByRole('tab', { name: title, selected: true }).waitFor();
}

function problem(severity: 'error' | 'warning', message: string, file?: string): Step {
  const where = file === undefined ? {} : { file };
  return { kind: 'problem', problem: { code: 'test', severity, message, ...where } };
}

const callColumns: readonly Column[] = [
  { name: 'eventName', type: 'text' },
  { name: 'count(*)', type: 'number' },
];

const callsByEvent: readonly Step[] = [
  { kind: 'started', columns: callColumns, range: undefined },
  problem('warning', 'the gzip data ends in the middle', 'logs/2022-02-12.json.gz'),
  {
    kind: 'rows',
    revision: 1,
    final: true,
    columns: callColumns,
    rows: [
      { cells: ['PutObject', '15079'] },
      { cells: ['GetBucketAcl', '6737'] },
      { cells: ['<img src=x>', '12'] },
      { cells: [null, '3'] },
    ],
  },
  {
    kind: 'complete',
    outcome: 'done',
    statistics: { ...noStatistics, recordsScanned: 30_477, recordsMatched: 21_831 },
  },
];

// What the page shows

const cell = (row: number, column: number) =>
  results.page.locator(`[data-row="${row}"] [data-column="${column}"]`);

async function columnTexts(column: number): Promise<readonly string[]> {
  await cell(0, column).waitFor();
  return await results.page.locator(`.slick-row [data-column="${column}"]`).allTextContents();
}

async function headers(): Promise<readonly string[]> {
  return await results.page.locator('.slick-header-column:not(.row-number)').allTextContents();
}

async function widthOf(name: string): Promise<number> {
  const box = await results.page.getByRole('columnheader', { name, exact: true }).boundingBox();
  return Math.round(box?.width ?? 0);
}

async function dragHeader(name: string, target: string): Promise<void> {
  const { page } = results;
  await page.getByRole('columnheader', { name, exact: true }).hover();
  await page.mouse.down();
  await page
    .getByRole('columnheader', { name: target, exact: true })
    .hover({ position: { x: 4, y: 8 } });
  await page.mouse.up();
}

/** What has the focus, as a screen reader would name it. */
async function focusedName(): Promise<string> {
  return String(
    await results.page.evaluate(`(() => {
      const node = document.activeElement;
      if (node === document.body) return 'document';
      if (node.matches('.slick-cell')) {
        const row = Number(node.parentElement.dataset.row) + 1;
        return 'row ' + row + ', column ' + node.dataset.column;
      }
      return node.getAttribute('aria-label') ?? node.textContent;
    })()`),
  );
}

const focusedPlace = focusedName;

/** Scrolls by most of a page in each of 120 frames; returns how long each one took. */
const scrollThrough = `new Promise((resolve) => {
  const viewport = document.querySelector('.slick-viewport');
  viewport.scrollTop = 0;
  const frames = [];
  let last = performance.now();
  const step = (now) => {
    frames.push(now - last);
    last = now;
    viewport.scrollTop += viewport.clientHeight * 0.8;
    if (frames.length < 120) requestAnimationFrame(step);
    else resolve(frames.slice(1));
  };
  requestAnimationFrame(step);
})`;

async function savedFirstRow(): Promise<number> {
  return Number(
    await results.page.evaluate(`(() => {
      const { selected, views } = JSON.parse(sessionStorage.getItem('state'));
      return views.find(({ runId }) => runId === selected).view.firstRow;
    })()`),
  );
}

interface AxeResults {
  readonly violations: readonly {
    readonly id: string;
    readonly impact: string;
    readonly nodes: readonly { readonly html: string }[];
  }[];
}

async function axeFindings(): Promise<readonly string[]> {
  await results.page.evaluate(axe.source);
  const found = await results.page.evaluate<AxeResults>('axe.run()');
  return found.violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, nodes }) => `${id}: ${nodes[0]?.html.slice(0, 300)}`);
}

async function waitUntil(isSo: () => boolean | Promise<boolean>): Promise<void> {
  while (!(await isSo())) await results.page.evaluate('new Promise(requestAnimationFrame)');
}

async function picture(name: string): Promise<void> {
  const folder = process.env['CTQ_SCREENSHOTS'];
  if (folder === undefined) return;
  mkdirSync(folder, { recursive: true });
  await results.page.screenshot({ path: join(folder, `${name}.png`), animations: 'disabled' });
}

const ms = (milliseconds: number): string => `${Math.round(milliseconds)} ms`;
