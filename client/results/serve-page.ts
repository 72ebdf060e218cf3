import { type Channel, connect, type Handlers, type Peer } from '#protocol/rpc.ts';
import { clientContract, type Hint, pageContract } from '#protocol/webview.ts';
import type { RunList } from './run-list.ts';

export interface PageServices {
  readonly channel: Channel;
  readonly runs: RunList;
  /** The run to show at first. */
  readonly selected: () => string | undefined;
  readonly onSelected: (runId: string) => void;
  readonly copyToClipboard: (text: string) => PromiseLike<void>;
  readonly openText: (text: string) => PromiseLike<void>;
  readonly rerun: (runId: string) => PromiseLike<void>;
  readonly reveal: (runId: string) => PromiseLike<void>;
  readonly follow: (hint: Hint) => PromiseLike<void>;
  readonly onFault: (message: string) => void;
}

export type PagePeer = Peer<typeof pageContract>;

/** Answers a results page's requests and tells it of every change, until the peer is disposed of. */
export function servePage(services: PageServices): PagePeer {
  const { runs } = services;
  const page: PagePeer = connect({
    channel: services.channel,
    local: clientContract,
    remote: pageContract,
    onFault: services.onFault,
    handlers: { requests: requestHandlers(services), notices: noticeHandlers(services) },
  });
  const stop = runs.onChange((event) => {
    if (event.kind === 'changed') page.notify('changed', event.run);
    else page.notify('closed', { runId: event.runId });
  });
  return {
    ...page,
    dispose: (reason) => {
      stop();
      page.dispose(reason);
    },
  };
}

function noticeHandlers({ onSelected }: PageServices) {
  return { selected: ({ runId }: { readonly runId: string }) => onSelected(runId) };
}

type Requests = Handlers<typeof clientContract>['requests'];

function requestHandlers(services: PageServices): Requests {
  const { runs } = services;
  return {
    ready: () => ({ runs: runs.summaries, selected: services.selected() }),
    window: (request) => runs.rowsOf(request.runId).request('window', request),
    sort: (request) => runs.rowsOf(request.runId).request('sort', request),
    cell: (request) => runs.rowsOf(request.runId).request('cell', request),
    event: (request) => runs.rowsOf(request.runId).request('event', request),
    copy: async (request) =>
      services.copyToClipboard(await runs.rowsOf(request.runId).request('copy', request)),
    copyText: async (text) => services.copyToClipboard(text),
    openText: async ({ runId, row, column }) => {
      const rows = runs.rowsOf(runId);
      const text =
        column === undefined
          ? await rows.request('event', { runId, row })
          : await rows.request('cell', { runId, row, column });
      if (text === undefined) throw new Error('there is nothing to open');
      await services.openText(text);
    },
    cancel: ({ runId }) => runs.cancel(runId),
    close: ({ runId }) => runs.close(runId),
    rerun: async ({ runId }) => services.rerun(runId),
    reveal: async ({ runId }) => services.reveal(runId),
    hint: async (hint) => services.follow(hint),
  };
}
