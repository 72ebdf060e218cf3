import assert from 'node:assert/strict';
import type { StartedQuery } from '../../cloudwatch/stand-in/query/query-life.ts';
import type { NamedTest } from '../named-tests.ts';
import { lineOf, queryFileName } from './cloud-queries.ts';
import { addsSource, comparesSources, seesSources, seesSpending } from './cloud-view-tests.ts';
import { goTo, openFile, runCommand } from './keyboard.ts';
import { gridRows, resultsFrame } from './results.ts';
import { takePicture } from './take-picture.ts';
import type { CloudWindow, TestWindow } from './test-window.ts';

/** The tests of one window; each goes on where the last ended. */
export function cloudWindowTests(window: CloudWindow): readonly NamedTest[] {
  return [
    { name: 'the tree shows what a source has', run: () => seesSources(window) },
    { name: 'Ctrl+Enter shows the rows from CloudWatch', run: () => showsRows(window) },
    { name: 'what runs says how far it is', run: () => showsProgress(window) },
    { name: 'Escape stops the queries at CloudWatch', run: () => cancels(window) },
    { name: 'closing the tab stops the queries too', run: () => closesTab(window) },
    { name: 'what costs much is asked about, and not run', run: () => asksForApproval(window) },
    { name: 'two sources are compared', run: () => comparesSources(window) },
    { name: 'what was spent is listed', run: () => seesSpending(window) },
    { name: 'a source is added step by step', run: () => addsSource(window) },
    { name: 'a reloaded window goes on with its queries', run: () => goesOnAfterReload(window) },
    { name: 'what a closed window has left is stopped', run: () => stopsWhatIsLeft(window) },
  ];
}

async function runQuery({ page }: TestWindow, title: string): Promise<void> {
  await goTo(page, lineOf(title), 1);
  await page.keyboard.press('Control+Enter');
  await resultsFrame(page)
    .getByRole('tab', { name: new RegExp(`^${title}, `), selected: true })
    .waitFor();
}

/** Settles once as many queries run at the stand-in. */
async function runningAtService(
  { cloud }: CloudWindow,
  isWanted: (count: number) => boolean,
): Promise<void> {
  while (!isWanted(cloud.standIn.running().length)) {
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

/** The tab of the run that is shown. */
async function waitForState({ page }: TestWindow, state: string): Promise<void> {
  await resultsFrame(page).locator(`.tab[aria-selected=true][data-state=${state}]`).waitFor();
}

async function showsRows(window: CloudWindow): Promise<void> {
  const { page } = window;
  await openFile(page, queryFileName);
  await runQuery(window, 'Denied calls');
  await waitForState(window, 'done');
  await gridRows(page).filter({ hasText: 'eu-west-1' }).first().waitFor();
}

/** One of the two Regions has answered, the other runs. */
async function showsProgress(window: CloudWindow): Promise<void> {
  const { page, cloud } = window;
  cloud.hold(1);
  await runQuery(window, 'Calls that fail');
  await gridRows(page).nth(7).waitFor();
  await resultsFrame(page)
    .getByText(/^\d+ of \d+ queries$/)
    .waitFor();
  await runningAtService(window, (count) => count > 0);
  await takePicture(window, 'cloudwatch-running');
}

async function cancels(window: CloudWindow): Promise<void> {
  await window.page.keyboard.press('Escape');
  await runningAtService(window, (count) => count === 0);
  await waitForState(window, 'cancelled');
  window.cloud.release();
}

async function closesTab(window: CloudWindow): Promise<void> {
  const { page, cloud } = window;
  cloud.hold();
  await runQuery(window, 'Calls that fail');
  await runningAtService(window, (count) => count > 0);
  const tab = resultsFrame(page).getByRole('tab', { selected: true });
  await tab.focus();
  await page.keyboard.press('Delete');
  await runningAtService(window, (count) => count === 0);
  cloud.release();
}

async function asksForApproval(window: CloudWindow): Promise<void> {
  const { page, cloud } = window;
  await runCommand(page, 'View: Focus Active Editor Group');
  await goTo(page, lineOf('Everything from the archive'), 1);
  await page.keyboard.press('Control+Enter');
  const question = page.getByRole('dialog', { name: /Everything from the archive/ });
  await question.waitFor();
  await takePicture(window, 'cloudwatch-cost');
  const started = cloud.standIn.queries().length;
  await page.keyboard.press('Escape');
  await question.waitFor({ state: 'hidden' });
  await waitForState(window, 'cancelled');
  assert.equal(cloud.standIn.queries().length, started, 'it was run all the same');
}

async function goesOnAfterReload(window: CloudWindow): Promise<void> {
  const { page, cloud } = window;
  cloud.hold();
  await runQuery(window, 'Who calls what');
  await runningAtService(window, (count) => count > 0);
  const running = cloud.standIn.running();
  const navigated = page.waitForEvent('framenavigated', (frame) => frame === page.mainFrame());
  await runCommand(page, 'Developer: Reload Window');
  await navigated;
  await waitForState(window, 'running');
  cloud.release();
  await waitForState(window, 'done');
  await gridRows(page).first().waitFor();
  const again = cloud.standIn
    .queries()
    .filter((query) => running.some((one) => one !== query && isSameQuery(one, query)));
  assert.deepEqual(again, [], 'queries that ran were started once more');
}

function isSameQuery(one: StartedQuery, other: StartedQuery): boolean {
  return (['text', 'start', 'end', 'place'] as const).every((name) => one[name] === other[name]);
}

/** Nothing of the window is there any more to stop them: a program that it started does. */
async function stopsWhatIsLeft(window: CloudWindow): Promise<void> {
  const { page, cloud } = window;
  cloud.hold();
  await runQuery(window, 'Calls that fail');
  await runningAtService(window, (count) => count > 0);
  await page.goto('about:blank');
  await runningAtService(window, (count) => count === 0);
  cloud.release();
}
