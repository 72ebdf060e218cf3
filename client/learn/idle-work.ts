import type { LocalSource } from '#protocol/results.ts';

export interface IdleServices {
  /** True while a query runs: its answer is awaited, what is learnt is not. */
  readonly isBusy: () => boolean;
  /** False where the work was cancelled and is still to be done. Never rejects. */
  readonly work: (source: LocalSource, signal: AbortSignal) => Promise<boolean>;
}

/** Works on sources one after another, while nothing else is going on. */
export interface IdleWork {
  /** Wants something done about a source, once however often it is said. */
  want(source: LocalSource): void;
  /** Looks whether it is time to begin, or to leave off. */
  look(): void;
  /** Gives up everything. */
  dispose(): void;
}

export function createIdleWork({ isBusy, work }: IdleServices): IdleWork {
  /** By path. */
  const wanted = new Map<string, LocalSource>();
  let running: AbortController | undefined;
  const run = async (source: LocalSource, controller: AbortController): Promise<void> => {
    const isDone = await work(source, controller.signal);
    running = undefined;
    if (isDone) wanted.delete(source.path);
    look();
  };
  const look = (): void => {
    if (isBusy()) return running?.abort();
    const [source] = wanted.values();
    if (running !== undefined || source === undefined) return;
    running = new AbortController();
    void run(source, running);
  };
  return {
    want: (source) => {
      wanted.set(source.path, source);
      look();
    },
    look,
    dispose: () => {
      wanted.clear();
      running?.abort();
    },
  };
}
