import { randomUUID } from 'node:crypto';
import { Worker } from 'node:worker_threads';
import {
  commands,
  type Disposable,
  type ExtensionContext,
  type LogOutputChannel,
  window,
} from 'vscode';
import { systemClock } from '#backends/clock.ts';
import type { RunProblem } from '#protocol/results.ts';
import { messageOf } from '#protocol/rpc.ts';
import { commandTable } from './commands/commands.ts';
import type { ClientContext } from './context.ts';
import { createAttention } from './cloud/attention.ts';
import { createExplorer } from './cloud/explorer.ts';
import { createQuestions } from './cloud/questions.ts';
import { SpendingView } from './cloud/ledger/spending-view.ts';
import { feedCompletion } from './cloud/sources/fields/feed-completion.ts';
import { SourcesView } from './cloud/sources/sources-view.ts';
import { leaveRuns, resumeLeftRuns, resumeLostRuns } from './cloud/left-runs.ts';
import { crashBrake } from './cloud/resume-runs.ts';
import { createIndexing } from './learn/indexing.ts';
import { learnFromRuns } from './learn/learn-from-runs.ts';
import { SourceLearner } from './learn/source-learner.ts';
import { startLanguage } from './language-client.ts';
import { tellQueryFiles } from './query-files.ts';
import { ResultsPages, viewId } from './results/results-pages.ts';
import { RunList } from './results/run-list.ts';
import { settings } from './settings.ts';
import { ActiveSource } from './sources/active-source.ts';
import { watchSourceProblems } from './sources/source-problems.ts';
import { showStatusBar } from './sources/status-bar.ts';

/** What the extension offers to other extensions and to its tests. */
export interface ExtensionApi {
  readonly results: {
    /** Settles when no query is running. */
    whenIdle(): Promise<void>;
    runs(): readonly ApiRun[];
  };
}

export interface ApiRun {
  readonly title: string;
  readonly state: string;
  readonly rowCount: number;
  readonly columns: readonly string[];
  /** To CloudWatch; undefined where it ran elsewhere. */
  readonly queriesSent: number | undefined;
  readonly problems: readonly RunProblem[];
}

/** Registers everything; what is large or slow is started afterwards. */
export function activate(extension: ExtensionContext): ExtensionApi {
  const started = performance.now();
  const log = window.createOutputChannel('CTQ', { log: true });
  const context = createContext(extension, log);
  registerCommands(context);
  extension.subscriptions.push(
    log,
    window.registerWebviewViewProvider(viewId, context.results),
    context.results,
    context.activeSource,
    showStatusBar(context),
    watchSourceProblems(),
    watchRuns(context),
    followActiveSource(context),
    context.sourcesView,
    context.spendingView,
    feedCompletion(context),
    tellQueryFiles(context.language, log),
    learnFromRuns(context),
    resumeLeftRuns(context),
  );
  running = context;
  log.info(`activated in ${(performance.now() - started).toFixed(1)} ms`);
  return {
    results: { whenIdle: () => context.runs.whenIdle(), runs: () => apiRuns(context.runs) },
  };
}

/** Ends the threads and the language server. */
export async function deactivate(): Promise<void> {
  if (running !== undefined) leaveRuns(running.extension);
  await Promise.all([running?.language.stop(), running?.runs.dispose()]);
  running = undefined;
}

let running: ClientContext | undefined;

/** What the server says of a query can depend on where it runs. */
function followActiveSource({ activeSource, language }: ClientContext): Disposable {
  const tell = (): void => language.tellActiveSource(activeSource.current?.nameOrPath);
  tell();
  return activeSource.onChange(tell);
}

function createContext(extension: ExtensionContext, log: LogOutputChannel): ClientContext {
  const attention = createAttention(() => runs.isRunning);
  const mayResume = crashBrake(systemClock);
  const runs: RunList = new RunList({
    startThread: () =>
      new Worker(extension.asAbsolutePath('dist/worker.js'), {
        workerData: { role: 'host', storage: extension.globalStorageUri.fsPath },
      }),
    capacity: settings.maximumTabs,
    onFault: (message) => log.error(message),
    onLost: () => void resumeLostRuns(context, mayResume()),
    onIndexing: (progress) => indexing.hear(progress),
    questions: createQuestions(attention, log),
  });
  const results = new ResultsPages({
    runs,
    extensionUri: extension.extensionUri,
    rerun: async (runId) => {
      const request = runs.requestOf(runId);
      const origin = runs.originOf(runId);
      if (request === undefined || origin === undefined) return;
      await results.show(runs.start({ ...request, now: Date.now(), resumes: undefined }, origin));
    },
    onFault: (message) => log.error(message),
  });
  const language = startLanguage(extension, log);
  const activeSource = new ActiveSource(extension.workspaceState);
  const explorer = createExplorer(runs, attention);
  const sourcesView = new SourcesView(explorer, activeSource);
  const spendingView = new SpendingView(runs, (message) => log.error(message));
  const indexing = createIndexing(
    () => runs.host,
    (message) => log.debug(message),
  );
  const learner = new SourceLearner({
    index: (order) => indexing.index(order),
    note: (message) => log.debug(message),
    now: Date.now,
  });
  // A window without a folder has nothing that would outlive it: others must not take its runs.
  const workspaceKey = extension.storageUri?.path ?? randomUUID();
  const context: ClientContext = {
    extension,
    log,
    runs,
    results,
    language,
    activeSource,
    explorer,
    sourcesView,
    spendingView,
    learner,
    workspaceKey,
  };
  return context;
}

function registerCommands(context: ClientContext): void {
  for (const [id, command] of Object.entries(commandTable)) {
    const run = async (...parameters: readonly unknown[]): Promise<void> => {
      try {
        await command(context, ...parameters);
      } catch (error) {
        context.log.error(`${id}: ${messageOf(error)}`);
        void window.showErrorMessage(`CTQ: ${messageOf(error)}`);
      }
    };
    context.extension.subscriptions.push(commands.registerCommand(id, run));
  }
}

/** Tells keys and menus whether a query runs, and the output how each one ended. */
function watchRuns({ runs, log }: ClientContext): { dispose: () => void } {
  let wasRunning = false;
  const reported = new Set<string>();
  const stop = runs.onChange((event) => {
    if (runs.isRunning !== wasRunning) {
      wasRunning = runs.isRunning;
      void commands.executeCommand('setContext', 'ctq.running', wasRunning);
    }
    if (event.kind === 'closed' || event.run.state === 'running') return;
    const { id, title, state, rowCount, statistics, problems } = event.run;
    if (reported.has(id)) return;
    reported.add(id);
    log.info(`${title}: ${state}, ${rowCount} rows, ${statistics.elapsedMilliseconds} ms`);
    for (const { severity, message, file } of problems) {
      log.info(`  ${severity}: ${message}${file === undefined ? '' : ` (${file})`}`);
    }
  });
  return { dispose: stop };
}

function apiRuns(runs: RunList): readonly ApiRun[] {
  return runs.summaries.map(({ title, state, rowCount, columns, statistics, problems }) => ({
    title,
    state,
    rowCount,
    columns: columns.map(({ name }) => name),
    queriesSent: statistics.queriesSent,
    problems,
  }));
}
