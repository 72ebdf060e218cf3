import type { LocalSource } from '#protocol/results.ts';
import { messageOf } from '#protocol/rpc.ts';
import type { IndexProgress, SourceIndex } from '#protocol/source-index.ts';
import type { HostPeer } from '../results/engine-host.ts';

export interface IndexOrder {
  readonly source: LocalSource;
  /** The stamp of what is known already. */
  readonly unless?: string | undefined;
  readonly signal: AbortSignal;
  readonly onProgress?: ((progress: IndexProgress) => void) | undefined;
}

/** Asks the engine's thread for indexes of sources. */
export interface Indexing {
  /** Undefined where there is nothing new, and once the signal is aborted. */
  index(order: IndexOrder): Promise<SourceIndex | undefined>;
  /** Takes what the thread tells of its progress. */
  hear(progress: IndexProgress): void;
}

export function createIndexing(host: () => HostPeer, onFault: (message: string) => void): Indexing {
  const listeners = new Map<string, IndexOrder['onProgress']>();
  let lastNumber = 0;
  return {
    index: async ({ source, unless, signal, onProgress }) => {
      if (signal.aborted) return undefined;
      const peer = host();
      lastNumber += 1;
      const indexId = `index-${lastNumber}`;
      const cancel = (): void => {
        peer
          .request('cancelIndex', { indexId })
          .catch((error: unknown) => onFault(messageOf(error)));
      };
      listeners.set(indexId, onProgress);
      signal.addEventListener('abort', cancel);
      try {
        const index = await peer.request('indexSource', { indexId, source, unless });
        return signal.aborted ? undefined : index;
      } finally {
        listeners.delete(indexId);
        signal.removeEventListener('abort', cancel);
      }
    },
    hear: (progress) => listeners.get(progress.indexId)?.(progress),
  };
}
