import type { ExtensionContext, LogOutputChannel } from 'vscode';
import type { Explorer } from './cloud/explorer.ts';
import type { SpendingView } from './cloud/ledger/spending-view.ts';
import type { SourcesView } from './cloud/sources/sources-view.ts';
import type { SourceLearner } from './learn/source-learner.ts';
import type { QueryLanguage } from './language-client.ts';
import type { ResultsPages } from './results/results-pages.ts';
import type { RunList } from './results/run-list.ts';
import type { ActiveSource } from './sources/active-source.ts';

/** What the commands work with; made once, when the extension is activated. */
export interface ClientContext {
  readonly extension: ExtensionContext;
  readonly log: LogOutputChannel;
  readonly language: QueryLanguage;
  readonly runs: RunList;
  readonly results: ResultsPages;
  readonly activeSource: ActiveSource;
  readonly explorer: Explorer;
  readonly sourcesView: SourcesView;
  readonly spendingView: SpendingView;
  /** What is known of the events of local sources. */
  readonly learner: SourceLearner;
  /**
   * Tells the workspaces of this machine apart, in what is kept for all of them; a window without one
   * has a key that is new each time.
   */
  readonly workspaceKey: string;
}
