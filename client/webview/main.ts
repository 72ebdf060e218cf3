import { connect, type Channel } from '#protocol/rpc.ts';
import { clientContract, pageContract } from '#protocol/webview.ts';
import { Page } from './page.ts';
import { savedState } from './state.ts';
import './style.css';
import { isSavedState } from './views.ts';

/** What VS Code gives to a webview, once. */
interface WebviewApi {
  readonly postMessage: (message: unknown) => void;
  readonly getState: () => unknown;
  readonly setState: (state: unknown) => void;
}

declare const acquireVsCodeApi: () => WebviewApi;

const vscode = acquireVsCodeApi();
const saved = vscode.getState();

const channel: Channel = {
  post: vscode.postMessage,
  listen: (receive) => {
    const listener = ({ data }: MessageEvent<unknown>): void => receive(data);
    window.addEventListener('message', listener);
    return () => window.removeEventListener('message', listener);
  },
};

const client = connect({
  channel,
  local: pageContract,
  remote: clientContract,
  session: String(performance.timeOrigin),
  // A fault of ours, which the developer tools show.
  onFault: (message) => reportError(new Error(message)),
  handlers: {
    requests: {},
    notices: {
      changed: (run) => page.hear({ kind: 'changed', run }),
      closed: ({ runId }) => page.hear({ kind: 'closed', runId }),
      show: ({ runId }) => page.select(runId),
      action: (action) => page.perform(action),
    },
  },
});

const page = new Page({
  root: document.body,
  nonce: document.currentScript?.nonce ?? '',
  client,
  saved: isSavedState(saved) ? saved : undefined,
  save: (state) => vscode.setState(savedState(state)),
});

void page.start();
