import type { RunProblem } from '#protocol/results.ts';
import type { RunSummary } from '#protocol/runs.ts';
import { button, element, setText, show } from './dom.ts';
import { type Fact, problemPlace, rangeFact, rowsFact, runFacts } from './facts.ts';
import { counted } from './format.ts';
import { icon } from './icons.ts';
import { type PageState, selectedRun } from './state.ts';

export interface SummaryActions {
  readonly toggleQuery: () => void;
  readonly toggleProblems: () => void;
  readonly cancel: (runId: string) => void;
  readonly rerun: (runId: string) => void;
  readonly reveal: (runId: string) => void;
}

/** The line above the grid: what was asked, of what, and how it went; query and problems unfold. */
export function createSummary(
  parent: HTMLElement,
  actions: SummaryActions,
): (state: PageState) => void {
  let current = '';
  const act = (action: (runId: string) => void) => () => action(current);
  const rows = element('span', { class: 'fact rows' });
  const facts = element('span', { class: 'facts' });
  const query = toggle('Query', 'run-query', actions.toggleQuery);
  const problems = toggle('', 'run-problems', actions.toggleProblems);
  const cancel = button({ class: 'button', text: 'Cancel' }, act(actions.cancel));
  const rerun = button({ class: 'button', text: 'Run Again' }, act(actions.rerun));
  const line = element(
    'div',
    { class: 'summary-line' },
    rows,
    facts,
    element('span', { class: 'summary-actions' }, problems.node, query.node, cancel, rerun),
  );
  const progress = createProgress();
  const text = createQueryText(act(actions.reveal));
  const list = element('ul', { class: 'problems', attributes: { id: 'run-problems' } });
  const section = element('section', { class: 'summary' }, line, progress.node, text.node, list);
  section.setAttribute('aria-label', 'About this run');
  parent.append(section);
  return (state) => {
    const run = selectedRun(state);
    show(section, run !== undefined);
    if (run === undefined) return;
    current = run.id;
    setText(rows, rowsFact(run));
    facts.replaceChildren(...runFacts(run).map(factNode), ...originNodes(run));
    const isRunning = run.state === 'running';
    show(cancel, isRunning);
    show(rerun, !isRunning);
    progress.update(run, state.sorting === run.id);
    query.update(state.isQueryShown);
    text.update(run, state.isQueryShown);
    updateProblems(problems, list, run, state.areProblemsShown);
  };
}

interface Toggle {
  readonly node: HTMLElement;
  readonly label: HTMLElement;
  readonly update: (isOpen: boolean) => void;
}

function toggle(text: string, controls: string, onPress: () => void): Toggle {
  const label = element('span', { text });
  const node = button(
    { class: 'toggle', attributes: { 'aria-controls': controls } },
    onPress,
    icon('chevron'),
    label,
  );
  return { node, label, update: (isOpen) => node.setAttribute('aria-expanded', String(isOpen)) };
}

function factNode({ text, title }: Fact): HTMLElement {
  return element('span', { class: 'fact', text, title });
}

function originNodes(run: RunSummary): readonly HTMLElement[] {
  const source = element('span', { class: 'fact origin', title: `Source: ${run.source}` });
  source.append(icon('source'), element('span', { class: 'origin-text', text: run.source }));
  const { text, title } = rangeFact(run);
  const range = element('span', { class: 'fact origin', title });
  range.append(icon('clock'), element('span', { class: 'origin-text', text }));
  return [source, range];
}

function createProgress() {
  const bar = element('div', { class: 'progress-bar' });
  const node = element('div', { class: 'progress' }, bar);
  node.setAttribute('role', 'progressbar');
  node.setAttribute('aria-label', 'Progress of the query');
  const update = ({ state, progress }: RunSummary, isSorting: boolean): void => {
    const isIdle = state !== 'running' && !isSorting;
    node.classList.toggle('idle', isIdle);
    node.setAttribute('aria-hidden', String(isIdle));
    const share = isSorting ? undefined : shareDone(progress);
    node.classList.toggle('unknown', share === undefined);
    bar.style.width = share === undefined ? '' : `${share}%`;
    if (share === undefined) node.removeAttribute('aria-valuenow');
    else node.setAttribute('aria-valuenow', String(share));
  };
  return { node, update };
}

/** Percent; of bytes, where they are known, since files differ in size. */
function shareDone(progress: RunSummary['progress']): number | undefined {
  const { done, total } = progress?.bytes ?? {
    done: progress?.done ?? 0,
    total: progress?.total ?? 0,
  };
  return total === 0 ? undefined : Math.round((100 * done) / total);
}

function createQueryText(reveal: () => void) {
  const text = element('pre', { class: 'query-text', attributes: { tabindex: '0' } });
  text.setAttribute('aria-label', 'Query');
  text.setAttribute('role', 'region');
  const show = button({ class: 'link', text: 'Show in editor' }, reveal);
  const node = element('div', { class: 'query', attributes: { id: 'run-query' } }, text, show);
  const update = (run: RunSummary, isShown: boolean): void => {
    node.hidden = !isShown;
    setText(text, run.query.trim());
  };
  return { node, update };
}

function updateProblems(button: Toggle, list: HTMLElement, run: RunSummary, isOpen: boolean): void {
  const { problems, problemCount } = run;
  show(button.node, problemCount > 0);
  // Where nothing was answered the problems are the answer.
  const isShown = problemCount > 0 && (isOpen || hasNoAnswer(run));
  setText(button.label, counted(problemCount, 'problem'));
  button.node.dataset['severity'] = worst(problems);
  button.update(isShown);
  show(list, isShown);
  const key = `${run.id} ${problemCount}`;
  if (list.dataset['key'] === key) return;
  list.dataset['key'] = key;
  const more = problemCount - problems.length;
  list.replaceChildren(
    ...problems.map((problem) => problemNode(problem, run.query)),
    ...(more > 0 ? [element('li', { class: 'more', text: `and ${counted(more, 'more')}` })] : []),
  );
}

function hasNoAnswer({ state, rowCount }: RunSummary): boolean {
  return state === 'invalid' || state === 'failed' || (state === 'cancelled' && rowCount === 0);
}

const severities = ['error', 'warning', 'information', 'hint'] as const;

function worst(problems: readonly RunProblem[]): RunProblem['severity'] {
  return severities.find((severity) => problems.some((p) => p.severity === severity)) ?? 'hint';
}

const problemIcons = {
  error: 'error',
  warning: 'warning',
  information: 'information',
  hint: 'information',
} as const;

function problemNode(problem: RunProblem, query: string): HTMLElement {
  const { severity, message, file } = problem;
  const node = element('li', { class: 'problem' });
  node.dataset['severity'] = severity;
  node.append(
    icon(problemIcons[severity]),
    element('span', { class: 'visually-hidden', text: `${severity}: ` }),
    element('span', { class: 'problem-message', text: message }),
  );
  if (file !== undefined) node.append(element('span', { class: 'problem-file', text: file }));
  const place = problemPlace(problem, query);
  if (place !== '') node.append(element('code', { class: 'problem-place', text: place }));
  return node;
}
