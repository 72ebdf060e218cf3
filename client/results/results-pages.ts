import { randomBytes } from 'node:crypto';
import {
  commands,
  type Disposable,
  env,
  Position,
  Selection,
  Uri,
  ViewColumn,
  type Webview,
  type WebviewPanel,
  type WebviewView,
  type WebviewViewProvider,
  window,
  workspace,
} from 'vscode';
import type { Channel } from '#protocol/rpc.ts';
import type { GridAction } from '#protocol/webview.ts';
import { settings } from '../settings.ts';
import { pageHtml } from './page-html.ts';
import type { RunList } from './run-list.ts';
import { type PagePeer, servePage } from './serve-page.ts';

export const viewId = 'ctq.results';
const editorType = 'ctq.resultsEditor';

export interface ResultsPagesOptions {
  readonly runs: RunList;
  readonly extensionUri: Uri;
  readonly rerun: (runId: string) => Promise<void>;
  readonly onFault: (message: string) => void;
}

/** The results in the panel and in editor tabs. All show the same runs, each the one chosen there. */
export class ResultsPages implements WebviewViewProvider {
  private readonly options: ResultsPagesOptions;
  private readonly pages = new Map<string, PagePeer>();
  private view: WebviewView | undefined;
  private panel: WebviewPanel | undefined;
  private selected: string | undefined;
  private lastPage = 0;

  constructor(options: ResultsPagesOptions) {
    this.options = options;
  }

  resolveWebviewView(view: WebviewView): void {
    this.view = view;
    const page = this.fill(view.webview, 'panel');
    view.onDidDispose(() => {
      page.dispose();
      this.view = undefined;
    });
  }

  /** Shows a run where the setting says, without taking the focus. */
  async show(runId: string): Promise<void> {
    this.selected = runId;
    for (const page of this.pages.values()) page.notify('show', { runId, reveal: true });
    if (settings.resultsLocation() === 'editor') this.openEditor('keep focus');
    else if (this.view === undefined) {
      await commands.executeCommand(`${viewId}.focus`, { preserveFocus: true });
    } else this.view.show(true);
  }

  /** Opens the results as an editor, or brings that one to the front. */
  openEditor(focus: 'keep focus' | 'take focus'): void {
    const preserveFocus = focus === 'keep focus';
    if (this.panel !== undefined) return this.panel.reveal(undefined, preserveFocus);
    const panel = window.createWebviewPanel(
      editorType,
      'CTQ Results',
      { viewColumn: ViewColumn.Beside, preserveFocus },
      // A tab behind others keeps its place in the rows; the rows themselves are not in it.
      { retainContextWhenHidden: true },
    );
    panel.iconPath = Uri.joinPath(this.options.extensionUri, 'media', 'ctq.svg');
    this.panel = panel;
    const page = this.fill(panel.webview, 'editor');
    panel.onDidDispose(() => {
      page.dispose();
      this.panel = undefined;
    });
  }

  /** Does what a command of VS Code's menus asks, in the page whose menu it was. */
  perform(action: GridAction, menu: unknown): void {
    const pageId =
      typeof menu === 'object' && menu !== null && 'ctqPage' in menu ? menu.ctqPage : undefined;
    if (typeof pageId === 'string') this.pages.get(pageId)?.notify('action', action);
  }

  dispose(): void {
    this.panel?.dispose();
  }

  private fill(webview: Webview, place: 'panel' | 'editor'): Disposable {
    const root = Uri.joinPath(this.options.extensionUri, 'dist', 'webview');
    const uri = (name: string): string => webview.asWebviewUri(Uri.joinPath(root, name)).toString();
    this.lastPage += 1;
    const pageId = `page-${this.lastPage}`;
    webview.options = { enableScripts: true, localResourceRoots: [root] };
    const peer = this.serve(webview);
    this.pages.set(pageId, peer);
    webview.html = pageHtml({
      scriptUri: uri('main.js'),
      styleUri: uri('main.css'),
      cspSource: webview.cspSource,
      nonce: randomBytes(16).toString('base64url'),
      pageId,
      place,
    });
    return {
      dispose: () => {
        this.pages.delete(pageId);
        peer.dispose('the results were closed');
      },
    };
  }

  private serve(webview: Webview): PagePeer {
    const { runs, rerun, onFault } = this.options;
    return servePage({
      channel: webviewChannel(webview),
      runs,
      selected: () => this.selected,
      onSelected: (runId) => {
        this.selected = runId;
      },
      copyToClipboard: (text) => env.clipboard.writeText(text),
      openText,
      rerun,
      reveal: (runId) => reveal(runs, runId),
      follow: (hint) => commands.executeCommand(`ctq.${hint}`),
      onFault,
    });
  }
}

function webviewChannel(webview: Webview): Channel {
  return {
    post: (message) => void webview.postMessage(message),
    listen: (receive) => {
      const subscription = webview.onDidReceiveMessage(receive);
      return () => subscription.dispose();
    },
  };
}

/** Opens a text from a log in an editor of its own, laid out if it is JSON. */
async function openText(text: string): Promise<void> {
  const isJson = /^\s*[[{]/.test(text);
  const document = await workspace.openTextDocument({
    language: isJson ? 'json' : 'plaintext',
    content: text,
  });
  await window.showTextDocument(document, { preview: true });
  if (isJson) await commands.executeCommand('editor.action.formatDocument');
}

/** Shows a run's query in its file. */
async function reveal(runs: RunList, runId: string): Promise<void> {
  const origin = runs.originOf(runId);
  if (origin === undefined) return;
  const document = await workspace.openTextDocument(Uri.parse(origin.uri));
  const place = new Position(Math.min(origin.line, document.lineCount - 1), 0);
  await window.showTextDocument(document, { selection: new Selection(place, place) });
}
