import type { Peer } from '#protocol/rpc.ts';
import type { RunSummary, SortRequest } from '#protocol/runs.ts';
import type { clientContract, GridAction } from '#protocol/webview.ts';
import { createLiveRegion } from './accessibility.ts';
import { createDetail, type Detail, type DetailSubject } from './detail.ts';
import { button, element, setText, show } from './dom.ts';
import { createEmpty } from './empty.ts';
import { count, counted } from './format.ts';
import { type CopyBlock, ResultGrid } from './grid.ts';
import { icon } from './icons.ts';
import { news } from './news.ts';
import { createSplitter } from './splitter.ts';
import { initialState, type PageAction, type PageState, reduce, selectedRun } from './state.ts';
import { createSummary } from './summary.ts';
import { createTabs, panelId } from './tabs.ts';
import type { DetailMode, SavedState } from './views.ts';

export interface PageOptions {
  readonly root: HTMLElement;
  readonly nonce: string;
  readonly client: Peer<typeof clientContract>;
  readonly saved: SavedState | undefined;
  readonly save: (state: PageState) => void;
}

/** The results page: tabs, summary, grid and side area, drawn from one state. */
export class Page {
  private readonly options: PageOptions;
  private readonly client: PageOptions['client'];
  private readonly panel: HTMLElement;
  private readonly gridArea = element('div', { class: 'grid-area' });
  private readonly body = element('div', { class: 'body' }, this.gridArea);
  private readonly notice = element('span');
  private readonly splitter: HTMLElement;
  private readonly detail: Detail;
  private readonly draw: readonly ((state: PageState) => void)[];
  private readonly announce: (message: string) => void;
  private state: PageState;
  private hasStarted = false;
  private grid: ResultGrid | undefined;
  /** The run that the grid was made for. */
  private gridRun: RunSummary | undefined;
  private detailTimer: ReturnType<typeof setTimeout> | undefined;

  constructor(options: PageOptions) {
    const { root, client, saved } = options;
    this.options = options;
    this.client = client;
    this.state = initialState(saved);
    const drawTabs = createTabs(root, {
      select: (runId) => this.select(runId),
      close: (runId) => this.ask(client.request('close', { runId })),
      enter: () => this.focusGrid(),
    });
    const attributes = { id: panelId, role: 'tabpanel', 'aria-label': 'Results' };
    this.panel = element('div', { class: 'panel', attributes });
    root.append(this.panel);
    const drawSummary = createSummary(this.panel, {
      toggleQuery: () => this.dispatch({ kind: 'queryToggled' }),
      toggleProblems: () => this.dispatch({ kind: 'problemsToggled' }),
      cancel: (runId) => this.ask(client.request('cancel', { runId })),
      rerun: (runId) => this.ask(client.request('rerun', { runId })),
      reveal: (runId) => this.ask(client.request('reveal', { runId })),
    });
    this.panel.append(this.noticeBar(), this.body);
    this.splitter = createSplitter(this.body, {
      share: () => this.state.detailShare,
      resize: (share) => this.dispatch({ kind: 'detailSized', share }),
    });
    this.detail = this.createDetail();
    const drawEmpty = createEmpty(root, (hint) => this.ask(client.request('hint', hint)));
    this.announce = createLiveRegion(root);
    root.addEventListener('keydown', (event) => this.handleKey(event));
    this.draw = [drawTabs, drawSummary, drawEmpty, () => this.drawGrid(), () => this.drawDetail()];
  }

  /** Asks the client how things stand, and shows that. */
  async start(): Promise<void> {
    const { runs, selected } = await this.client.request('ready', undefined);
    this.hasStarted = true;
    this.dispatch({ kind: 'initialised', runs, shown: selected });
  }

  /** Takes what the client tells. What it told before it was asked is in its first answer. */
  hear(action: PageAction): void {
    if (this.hasStarted) this.dispatch(action);
  }

  private dispatch(action: PageAction): void {
    const before = this.state;
    this.state = reduce(before, action);
    if (this.state === before) return;
    if (action.kind !== 'changed') this.options.save(this.state);
    this.render();
    const text = action.kind === 'changed' ? news(before, action.run) : undefined;
    if (text !== undefined) this.announce(text);
  }

  /** Takes what is to be kept and changes nothing that is shown. */
  private keep(action: PageAction): void {
    this.state = reduce(this.state, action);
    this.options.save(this.state);
  }

  /** Shows a run that has been started or asked for. */
  select(runId: string): void {
    if (!this.hasStarted) return;
    this.dispatch({ kind: 'selected', runId });
    this.client.notify('selected', { runId });
  }

  perform(action: GridAction): void {
    this.grid?.perform(action);
  }

  /** Escape cancels what runs, unless there is something else to leave. */
  private handleKey(event: KeyboardEvent): void {
    const run = selectedRun(this.state);
    if (event.key !== 'Escape' || event.defaultPrevented || event.isComposing) return;
    if (run?.state !== 'running' || this.state.detail !== undefined) return;
    event.preventDefault();
    this.ask(this.client.request('cancel', { runId: run.id }));
  }

  private render(): void {
    for (const draw of this.draw) draw(this.state);
  }

  private drawGrid(): void {
    const run = selectedRun(this.state);
    const isShown = run !== undefined && run.columns.length > 0 && hasGrid(run);
    if (!isShown) this.removeGrid();
    show(this.panel, run !== undefined);
    show(this.body, isShown);
    if (!isShown) return;
    if (this.gridRun === undefined || !sameGrid(this.gridRun, run)) this.makeGrid(run);
    else if (this.gridRun !== run) this.grid?.update(run);
    this.gridRun = run;
  }

  private makeGrid(run: RunSummary): void {
    this.removeGrid();
    const runId = run.id;
    const host = element('div', { class: 'grid' });
    host.dataset['vscodeContext'] = JSON.stringify({
      webviewSection: 'grid',
      preventDefaultContextMenuItems: true,
    });
    this.gridArea.replaceChildren(host);
    this.grid = new ResultGrid({
      host,
      run,
      nonce: this.options.nonce,
      view: this.state.views.get(runId),
      fetch: (start, count) => this.client.request('window', { runId, start, count }),
      onView: (view) => this.keep({ kind: 'viewed', runId, view }),
      onActive: () => this.drawDetailSoon(),
      onSort: (sort) => this.sort({ runId, sort }),
      onCopy: (block) => void this.copy(runId, block),
      onDetail: (mode) => this.openDetail(mode),
      onFault: (message) => this.complain(message),
    });
  }

  private removeGrid(): void {
    this.grid?.dispose();
    this.grid = undefined;
    this.gridRun = undefined;
    this.gridArea.replaceChildren();
  }

  private sort(request: SortRequest): void {
    this.dispatch({ kind: 'sorting', runId: request.runId });
    const sorted = this.client.request('sort', request);
    this.ask(sorted.finally(() => this.dispatch({ kind: 'sorting', runId: undefined })));
  }

  private focusGrid(): void {
    this.grid?.focus();
  }

  private async copy(runId: string, block: CopyBlock): Promise<void> {
    try {
      await this.client.request('copy', { runId, ...block });
      const rows = counted(block.end - block.start, 'row');
      this.announce(`copied ${rows} of ${counted(block.columns.length, 'column')}`);
    } catch (error) {
      this.complain(error instanceof Error ? error.message : String(error));
    }
  }

  // The side area

  private createDetail(): Detail {
    return createDetail(this.body, {
      setMode: (mode) => this.dispatch({ kind: 'detailShown', mode }),
      copy: (text) => this.ask(this.client.request('copyText', text)),
      open: () => {
        const cell = this.grid?.activeCell();
        const runId = this.gridRun?.id;
        if (cell === undefined || runId === undefined) return;
        const column = this.state.detail === 'event' ? undefined : cell.column;
        this.ask(this.client.request('openText', { runId, row: cell.row, column }));
      },
      close: () => {
        this.dispatch({ kind: 'detailShown', mode: undefined });
        this.focusGrid();
      },
    });
  }

  private openDetail(mode: DetailMode): void {
    const cell = this.grid?.activeCell();
    if (cell === undefined) return;
    const hasEvent = this.grid?.row(cell.row)?.hasEvent ?? false;
    this.dispatch({ kind: 'detailShown', mode: hasEvent ? mode : 'value' });
    this.grid?.reveal();
    this.detail.focus();
  }

  /** Not at once: moving through the cells with a key held down must not ask for every one. */
  private drawDetailSoon(): void {
    clearTimeout(this.detailTimer);
    this.detailTimer = setTimeout(() => this.drawDetail(), 60);
  }

  private drawDetail(): void {
    clearTimeout(this.detailTimer);
    const subject = this.detailSubject();
    this.detail.show(subject);
    show(this.splitter, subject !== undefined);
    this.splitter.setAttribute('aria-valuenow', String(Math.round(100 * this.state.detailShare)));
    this.detail.node.style.flexBasis = `${100 * this.state.detailShare}%`;
  }

  private detailSubject(): DetailSubject | undefined {
    const run = this.gridRun;
    const cell = this.grid?.activeCell();
    if (this.state.detail === undefined || run === undefined || cell === undefined)
      return undefined;
    const { row, column } = cell;
    const hasEvent = this.grid?.row(row)?.hasEvent ?? false;
    const mode = hasEvent ? this.state.detail : 'value';
    const where = `row ${count(row + 1)}`;
    const name = run.columns[column]?.name ?? '';
    return {
      mode,
      hasEvent,
      key: `${run.id} ${run.version} ${row} ${mode === 'value' ? column : 'event'}`,
      title: mode === 'value' ? `${name}, ${where}` : `Event of ${where}`,
      load: () =>
        mode === 'value'
          ? this.client.request('cell', { runId: run.id, row, column })
          : this.client.request('event', { runId: run.id, row }),
    };
  }

  // Messages

  private noticeBar(): HTMLElement {
    const close = button(
      { class: 'tool', title: 'Close', attributes: { 'aria-label': 'Close the message' } },
      () => this.complain(''),
      icon('cross'),
    );
    const bar = element('div', { class: 'notice', attributes: { role: 'alert' } });
    bar.append(icon('warning'), this.notice, close);
    bar.hidden = true;
    return bar;
  }

  private complain(message: string): void {
    setText(this.notice, message);
    if (this.notice.parentElement !== null) show(this.notice.parentElement, message !== '');
  }

  /** Shows the failure of a request whose answer nobody waits for. */
  private ask(request: Promise<unknown>): void {
    request.then(
      () => this.complain(''),
      (error: unknown) => this.complain(error instanceof Error ? error.message : String(error)),
    );
  }
}

/** A run that ended without rows shows a message instead. */
const hasGrid = (run: RunSummary): boolean => run.rowCount > 0 || run.state === 'running';

function sameGrid(a: RunSummary, b: RunSummary): boolean {
  return a.id === b.id && JSON.stringify(a.columns) === JSON.stringify(b.columns);
}
