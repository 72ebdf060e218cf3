import type { RunSummary } from '#protocol/runs.ts';
import { element, setText } from './dom.ts';
import { icon, stateSigns } from './icons.ts';
import type { PageState } from './state.ts';

export interface TabActions {
  readonly select: (runId: string) => void;
  readonly close: (runId: string) => void;
  /** From the tab into what it shows. */
  readonly enter: () => void;
}

/** The strip with a tab for each run (WAI-ARIA tabs pattern: arrows move, Delete closes). */
export function createTabs(parent: HTMLElement, actions: TabActions): (state: PageState) => void {
  const list = element('div', {
    class: 'tabs',
    attributes: { role: 'tablist', 'aria-label': 'Runs' },
  });
  parent.append(list);
  const tabs = new Map<string, HTMLElement>();
  list.addEventListener('keydown', (event) => handleKey(event, tabs, actions));
  list.addEventListener('wheel', (event) => {
    list.scrollLeft += event.deltaY;
  });
  return ({ runs, selected }) => {
    list.hidden = runs.length === 0;
    removeClosed(tabs, runs);
    for (const run of runs) {
      const tab = tabs.get(run.id) ?? addTab(list, run, actions);
      tabs.set(run.id, tab);
      updateTab(tab, run, run.id === selected);
    }
  };
}

/** The element that a tab shows; all share one. */
export const panelId = 'run-panel';

function removeClosed(tabs: Map<string, HTMLElement>, runs: readonly RunSummary[]): void {
  const open = new Set(runs.map(({ id }) => id));
  for (const [id, tab] of tabs) {
    if (open.has(id)) continue;
    const hadFocus = document.activeElement === tab;
    const neighbour = tab.nextElementSibling ?? tab.previousElementSibling;
    tab.remove();
    tabs.delete(id);
    if (hadFocus && neighbour instanceof HTMLElement) neighbour.focus();
  }
}

function addTab(list: HTMLElement, run: RunSummary, actions: TabActions): HTMLElement {
  // Keyboards close with Delete, so the cross is for the pointer only.
  const cross = element('span', { class: 'tab-close', title: 'Close (Delete)' }, icon('cross'));
  cross.setAttribute('aria-hidden', 'true');
  const tab = element(
    'div',
    { class: 'tab', attributes: { role: 'tab', 'aria-controls': panelId, 'data-run': run.id } },
    element('span', { class: 'tab-state' }),
    element('span', { class: 'tab-title', text: run.title }),
    cross,
  );
  tab.addEventListener('click', () => actions.select(run.id));
  tab.addEventListener('auxclick', (event) => {
    if (event.button === 1) actions.close(run.id);
  });
  cross.addEventListener('click', (event) => {
    event.stopPropagation();
    actions.close(run.id);
  });
  list.append(tab);
  return tab;
}

function updateTab(tab: HTMLElement, run: RunSummary, isSelected: boolean): void {
  const sign = stateSigns[run.state];
  const label = `${run.title}, ${sign.text}`;
  if (tab.getAttribute('aria-label') !== label) tab.setAttribute('aria-label', label);
  tab.title = `${run.title}\n${run.source} · ${sign.text}`;
  if (tab.dataset['state'] !== run.state) {
    tab.dataset['state'] = run.state;
    tab.querySelector('.tab-state')?.replaceChildren(icon(sign.icon));
  }
  const title = tab.querySelector<HTMLElement>('.tab-title');
  if (title !== null) setText(title, run.title);
  const wasSelected = tab.getAttribute('aria-selected') === 'true';
  tab.setAttribute('aria-selected', String(isSelected));
  tab.setAttribute('tabindex', isSelected ? '0' : '-1');
  if (isSelected && !wasSelected) tab.scrollIntoView({ block: 'nearest', inline: 'nearest' });
}

function handleKey(
  event: KeyboardEvent,
  tabs: ReadonlyMap<string, HTMLElement>,
  actions: TabActions,
): void {
  const ids = [...tabs.keys()];
  const at = ids.findIndex((id) => tabs.get(id) === event.target);
  const id = ids[at];
  if (id === undefined) return;
  const go = (target: string | undefined): void => {
    if (target === undefined) return;
    actions.select(target);
    tabs.get(target)?.focus();
  };
  switch (event.key) {
    case 'ArrowLeft':
      go(ids[at - 1] ?? ids.at(-1));
      break;
    case 'ArrowRight':
      go(ids[at + 1] ?? ids[0]);
      break;
    case 'Home':
      go(ids[0]);
      break;
    case 'End':
      go(ids.at(-1));
      break;
    case 'Delete':
      actions.close(id);
      break;
    case 'Enter':
    case 'ArrowDown':
      actions.enter();
      break;
    default:
      return;
  }
  event.preventDefault();
  event.stopPropagation();
}
