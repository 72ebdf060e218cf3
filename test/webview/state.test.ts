import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  initialState,
  type PageAction,
  type PageState,
  reduce,
  savedState,
} from '../../client/webview/state.ts';
import { type GridView, isSavedState } from '../../client/webview/views.ts';
import { runSummary } from './runs.ts';

const view: GridView = {
  order: [1, 0],
  widths: [100, 80],
  isSized: true,
  firstRow: 250,
  active: { row: 251, column: 1 },
};

const [a, b, c] = ['a', 'b', 'c'].map((id) => runSummary({ id }));

/** The state after these actions, from that of a page with the runs a, b and c. */
function after(...actions: readonly PageAction[]): PageState {
  const runs = [a, b, c].filter((run) => run !== undefined);
  const start: PageAction = { kind: 'initialised', runs, shown: 'b' };
  return [start, ...actions].reduce(reduce, initialState(undefined));
}

const ids = ({ runs }: PageState): string => runs.map(({ id }) => id).join(' ');

test('a new page shows the run that the client names', () => {
  const state = after();
  assert.equal(ids(state), 'a b c');
  assert.equal(state.selected, 'b');
});

test('a run that has changed stays in its place, a new one comes last', () => {
  const state = after(
    { kind: 'changed', run: runSummary({ id: 'a', rowCount: 7 }) },
    { kind: 'changed', run: runSummary({ id: 'd' }) },
  );
  assert.equal(ids(state), 'a b c d');
  assert.equal(state.runs[0]?.rowCount, 7);
  assert.equal(state.selected, 'b', 'it must not come to the front by itself');
});

test('the first run of an empty page is shown', () => {
  const empty = reduce(initialState(undefined), {
    kind: 'initialised',
    runs: [],
    shown: undefined,
  });
  assert.equal(reduce(empty, { kind: 'changed', run: runSummary({ id: 'x' }) }).selected, 'x');
});

test('closing the tab on show leads to its neighbour', () => {
  assert.equal(after({ kind: 'closed', runId: 'b' }).selected, 'c');
  const last = after({ kind: 'selected', runId: 'c' }, { kind: 'closed', runId: 'c' });
  assert.equal(last.selected, 'b');
  assert.equal(after({ kind: 'closed', runId: 'a' }).selected, 'b');
  const all = (['a', 'b', 'c'] as const).map((runId) => ({ kind: 'closed', runId }) as const);
  assert.equal(after(...all).selected, undefined);
});

test('what is unknown changes nothing', () => {
  const state = after();
  assert.equal(reduce(state, { kind: 'closed', runId: 'z' }), state);
  assert.equal(reduce(state, { kind: 'selected', runId: 'z' }), state);
  assert.equal(reduce(state, { kind: 'selected', runId: 'b' }), state);
});

test('a closed run takes its view with it', () => {
  const state = after({ kind: 'viewed', runId: 'a', view }, { kind: 'closed', runId: 'a' });
  assert.equal(state.views.size, 0);
});

test('the side area keeps a sensible width', () => {
  assert.equal(after({ kind: 'detailSized', share: 0.5 }).detailShare, 0.5);
  assert.equal(after({ kind: 'detailSized', share: 7 }).detailShare, 0.8);
  assert.equal(after({ kind: 'detailSized', share: -1 }).detailShare, 0.15);
});

test('what is kept comes back, as JSON', () => {
  const before = after(
    { kind: 'viewed', runId: 'a', view },
    { kind: 'queryToggled' },
    { kind: 'detailShown', mode: 'event' },
    { kind: 'sorting', runId: 'a' },
  );
  const saved: unknown = JSON.parse(JSON.stringify(savedState(before)));
  assert.ok(isSavedState(saved));
  const restored = initialState(saved);
  assert.deepEqual(restored.views, before.views);
  assert.equal(restored.isQueryShown, true);
  assert.equal(restored.detail, 'event');
  assert.equal(restored.sorting, undefined);
  assert.equal(ids(restored), '', 'runs come from the client');
});

test('what the client does not name is shown as it was kept, if it is still there', () => {
  const kept = initialState(savedState(after({ kind: 'selected', runId: 'c' })));
  const runs = [a, c].filter((run) => run !== undefined);
  assert.equal(reduce(kept, { kind: 'initialised', runs, shown: undefined }).selected, 'c');
  const [only] = runs;
  assert.ok(only);
  assert.equal(reduce(kept, { kind: 'initialised', runs: [only], shown: undefined }).selected, 'a');
});

test('a kept state of another shape is not taken', () => {
  for (const other of [undefined, {}, { views: 7 }, { ...savedState(after()), detailShare: 'x' }]) {
    assert.ok(!isSavedState(other));
  }
});
