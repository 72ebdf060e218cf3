import type { hostContract } from '#protocol/host.ts';
import type { Handlers } from '#protocol/rpc.ts';
import type { IndexProgress, SourceIndex } from '#protocol/source-index.ts';
import type { IndexTask } from '../local/learn/index-source.ts';

/** Finds out what the events of a local source hold; see `indexSource` there. */
export type IndexSource = (task: IndexTask) => Promise<SourceIndex | undefined>;

type IndexHandlers = Pick<Handlers<typeof hostContract>['requests'], 'indexSource' | 'cancelIndex'>;

/** Serves what the client asks about indexes. `tell` hears how far each one is. */
export function indexRequests(
  index: IndexSource,
  tell: (progress: IndexProgress) => void,
): IndexHandlers {
  const running = new Map<string, AbortController>();
  return {
    indexSource: async ({ indexId, source, unless }) => {
      if (running.has(indexId)) throw new Error('this index is being made already');
      const controller = new AbortController();
      running.set(indexId, controller);
      try {
        const onProgress = (done: number, total: number): void => tell({ indexId, done, total });
        return await index({ source, unless, signal: controller.signal, onProgress });
      } finally {
        running.delete(indexId);
      }
    },
    cancelIndex: ({ indexId }) => running.get(indexId)?.abort(),
  };
}
