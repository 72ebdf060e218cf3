import type { RunSummary } from '#protocol/runs.ts';
import type { DetailMode, GridView, SavedState } from './views.ts';

/** Everything that the page shows but the rows. */
export interface PageState {
  /** In the order in which they were started. */
  readonly runs: readonly RunSummary[];
  readonly selected: string | undefined;
  readonly views: ReadonlyMap<string, GridView>;
  readonly isQueryShown: boolean;
  readonly areProblemsShown: boolean;
  /** The run that is being sorted. */
  readonly sorting: string | undefined;
  /** What the side area shows; undefined where it is closed. */
  readonly detail: DetailMode | undefined;
  readonly detailShare: number;
}

export type PageAction =
  | {
      readonly kind: 'initialised';
      readonly runs: readonly RunSummary[];
      /** The run that the client would show. */
      readonly shown: string | undefined;
    }
  | { readonly kind: 'changed'; readonly run: RunSummary }
  | { readonly kind: 'closed'; readonly runId: string }
  | { readonly kind: 'selected'; readonly runId: string }
  | { readonly kind: 'viewed'; readonly runId: string; readonly view: GridView }
  | { readonly kind: 'sorting'; readonly runId: string | undefined }
  | { readonly kind: 'queryToggled' }
  | { readonly kind: 'problemsToggled' }
  | { readonly kind: 'detailShown'; readonly mode: DetailMode | undefined }
  | { readonly kind: 'detailSized'; readonly share: number };

const emptyState: PageState = {
  runs: [],
  selected: undefined,
  views: new Map(),
  isQueryShown: false,
  areProblemsShown: false,
  sorting: undefined,
  detail: undefined,
  detailShare: 0.35,
};

/** The state of a new page: that of the page before it, if any. */
export function initialState(saved: SavedState | undefined): PageState {
  if (saved === undefined) return emptyState;
  const views = new Map(saved.views.map(({ runId, view }) => [runId, view]));
  return { ...emptyState, ...saved, views };
}

/** What is to be kept of a state for the page's next life. */
export function savedState(state: PageState): SavedState {
  const { runs: _, sorting: __, views, ...rest } = state;
  return { ...rest, views: Array.from(views, ([runId, view]) => ({ runId, view })) };
}

export function selectedRun({ runs, selected }: PageState): RunSummary | undefined {
  return runs.find((run) => run.id === selected);
}

/** Returns the state after an action; the same where nothing changes. */
export function reduce(state: PageState, action: PageAction): PageState {
  switch (action.kind) {
    case 'initialised':
      return initialise(state, action.runs, action.shown);
    case 'changed':
      return change(state, action.run);
    case 'closed':
      return close(state, action.runId);
    case 'selected':
      return select(state, action.runId);
    case 'viewed':
      return view(state, action.runId, action.view);
    case 'sorting':
      return { ...state, sorting: action.runId };
    case 'queryToggled':
      return { ...state, isQueryShown: !state.isQueryShown };
    case 'problemsToggled':
      return { ...state, areProblemsShown: !state.areProblemsShown };
    case 'detailShown':
      return { ...state, detail: action.mode };
    case 'detailSized':
      return { ...state, detailShare: Math.min(0.8, Math.max(0.15, action.share)) };
  }
}

/** The client knows best which run to show: it may have started one while the page was hidden. */
function initialise(
  state: PageState,
  runs: readonly RunSummary[],
  shown: string | undefined,
): PageState {
  const has = (id: string | undefined): boolean => runs.some((run) => run.id === id);
  const candidates = [shown, state.selected, runs.at(-1)?.id];
  const views = new Map([...state.views].filter(([runId]) => has(runId)));
  return { ...state, runs, views, selected: candidates.find(has) };
}

function change(state: PageState, run: RunSummary): PageState {
  const known = state.runs.some(({ id }) => id === run.id);
  const runs = known
    ? state.runs.map((other) => (other.id === run.id ? run : other))
    : [...state.runs, run];
  return { ...state, runs, selected: state.selected ?? run.id };
}

/** Closing the tab on show leads to the one after it, else to the one before. */
function close(state: PageState, runId: string): PageState {
  const index = state.runs.findIndex(({ id }) => id === runId);
  if (index < 0) return state;
  const runs = state.runs.toSpliced(index, 1);
  const views = new Map(state.views);
  views.delete(runId);
  const neighbour = (runs[index] ?? runs[index - 1])?.id;
  const selected = state.selected === runId ? neighbour : state.selected;
  return { ...state, runs, views, selected };
}

/** The grid of a run that is closed tells of its view once more. */
function view(state: PageState, runId: string, seen: GridView): PageState {
  const isThere = state.runs.some(({ id }) => id === runId);
  return isThere ? { ...state, views: new Map(state.views).set(runId, seen) } : state;
}

function select(state: PageState, runId: string): PageState {
  const isThere = state.runs.some(({ id }) => id === runId);
  return isThere && state.selected !== runId ? { ...state, selected: runId } : state;
}
