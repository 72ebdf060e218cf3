import { Worker } from 'node:worker_threads';
import {
  commands,
  type Disposable,
  type ExtensionContext,
  type LogOutputChannel,
  window,
} from 'vscode';
import { messageOf } from '#protocol/rpc.ts';
import { commandTable } from './commands/commands.ts';
import type { ClientContext } from './context.ts';
import { questions } from './cloud/questions.ts';
import { startLanguage } from './language-client.ts';
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
  );
  running = context;
  log.info(`activated in ${(performance.now() - started).toFixed(1)} ms`);
  return {
    results: { whenIdle: () => context.runs.whenIdle(), runs: () => apiRuns(context.runs) },
  };
}

/** Ends the threads and the language server. */
export async function deactivate(): Promise<void> {
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
  const runs = new RunList({
    startThread: () =>
      new Worker(extension.asAbsolutePath('dist/worker.js'), {
        workerData: { role: 'host', storage: extension.globalStorageUri.fsPath },
      }),
    capacity: settings.maximumTabs,
    onFault: (message) => log.error(message),
    questions,
  });
  const results = new ResultsPages({
    runs,
    extensionUri: extension.extensionUri,
    rerun: async (runId) => {
      const request = runs.requestOf(runId);
      const origin = runs.originOf(runId);
      if (request === undefined || origin === undefined) return;
      await results.show(runs.start({ ...request, now: Date.now() }, origin));
    },
    onFault: (message) => log.error(message),
  });
  const language = startLanguage(extension, log);
  const activeSource = new ActiveSource(extension.workspaceState);
  const workspaceKey = extension.storageUri?.path ?? '';
  return { extension, log, runs, results, language, activeSource, workspaceKey };
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
  return runs.summaries.map(({ title, state, rowCount, columns }) => ({
    title,
    state,
    rowCount,
    columns: columns.map(({ name }) => name),
  }));
}
