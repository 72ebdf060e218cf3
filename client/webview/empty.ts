import type { RunSummary } from '#protocol/runs.ts';
import type { Hint } from '#protocol/webview.ts';
import { button, element } from './dom.ts';
import { rangeFact } from './facts.ts';
import { count } from './format.ts';
import { type PageState, selectedRun } from './state.ts';

interface Message {
  readonly title: string;
  readonly text: string;
  readonly hints: readonly Hint[];
}

/** What stands where there are no rows: why, and what to do. */
export function createEmpty(
  parent: HTMLElement,
  onHint: (hint: Hint) => void,
): (state: PageState) => void {
  const node = element('div', { class: 'empty' });
  parent.append(node);
  let shown = '';
  return (state) => {
    const message = messageFor(state);
    node.hidden = message === undefined;
    const key = JSON.stringify(message);
    if (message === undefined || key === shown) return;
    shown = key;
    const buttons = message.hints.map((hint, index) =>
      button({ class: index === 0 ? 'button primary' : 'button', text: labels[hint] }, () =>
        onHint(hint),
      ),
    );
    node.replaceChildren(
      element('h2', { text: message.title }),
      element('p', { text: message.text }),
      element('p', { class: 'hints' }, ...buttons),
    );
  };
}

const labels: Readonly<Record<Hint, string>> = {
  openSamples: 'Open Sample Queries',
  selectSource: 'Select Source',
  insertExampleQuery: 'Insert Example Query',
  showOutput: 'Show Output',
};

function messageFor(state: PageState): Message | undefined {
  const run = selectedRun(state);
  if (run === undefined) return welcome;
  if (run.rowCount > 0) return undefined;
  switch (run.state) {
    case 'running':
      return undefined;
    case 'done':
      return nothingMatched(run);
    case 'cancelled':
      return { title: 'Cancelled', text: 'The query was cancelled before it had rows.', hints: [] };
    case 'invalid':
      return {
        title: 'The query has errors',
        text: 'Nothing was run. Mend the query and run it again.',
        hints: [],
      };
    case 'failed':
      return {
        title: 'The source could not answer',
        text: 'The problems above say why; the output has the details.',
        hints: ['selectSource', 'showOutput'],
      };
  }
}

const isMac = /Mac/.test(navigator.userAgent);

const welcome: Message = {
  title: 'No results yet',
  text: `Put the cursor into a query of a .ctq file and press ${isMac ? '⌘' : 'Ctrl'}+Enter.`,
  hints: ['openSamples', 'insertExampleQuery', 'selectSource'],
};

function nothingMatched(run: RunSummary): Message {
  const { recordsScanned, filesScanned } = run.statistics;
  if (filesScanned === 0 && recordsScanned === 0) {
    return {
      title: 'No events found',
      text: `“${run.source}” has no CloudTrail file that the query could read. ${rangeFact(run).title}.`,
      hints: ['selectSource'],
    };
  }
  return {
    title: 'No event matched',
    text: `${count(recordsScanned)} events were read, none passed. ${rangeFact(run).title}.`,
    hints: ['selectSource'],
  };
}
