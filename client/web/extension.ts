import { commands, type ExtensionContext, Uri, window, workspace } from 'vscode';
import { LanguageClient } from 'vscode-languageclient/browser';
import type { ClientRequests } from '#protocol/server.ts';
import { vscodeOptions } from '#protocol/vscode-options.ts';

/*
 * The extension where there is only a browser: the help with writing queries. Nothing runs there,
 * as there are neither files of events nor a way to AWS.
 */

/** Starts the language server in a worker of its own. */
export async function activate({ extensionUri, subscriptions }: ExtensionContext): Promise<void> {
  // Menus, keys and views of what runs queries go by it.
  await commands.executeCommand('setContext', 'ctq.languageOnly', true);
  const log = window.createOutputChannel('CTQ', { log: true });
  const dist = Uri.joinPath(extensionUri, 'dist');
  const worker = await startWorker(Uri.joinPath(dist, 'web/server.js'));
  const client = new LanguageClient('ctq', 'CTQ', worker, {
    documentSelector: [{ language: 'ctq' }],
    outputChannel: log,
    initializationOptions: vscodeOptions,
    // A lens would run its query.
    middleware: { provideCodeLenses: () => null },
  });
  const models = async (): Promise<ClientRequests['ctq/eventModels']['result']> =>
    new TextDecoder().decode(await workspace.fs.readFile(Uri.joinPath(dist, 'event-models.txt')));
  subscriptions.push(log, client.onRequest('ctq/eventModels', models), client, {
    dispose: () => worker.terminate(),
  });
  await client.start();
}

/** VS Code makes no worker of a script that lies on another machine, so it is fetched first. */
async function startWorker(script: Uri): Promise<Worker> {
  const text = new Uint8Array(await workspace.fs.readFile(script));
  return new Worker(URL.createObjectURL(new Blob([text], { type: 'text/javascript' })));
}
