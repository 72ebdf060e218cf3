import type { QueryRequest } from '#protocol/results.ts';
import type { Backend } from './backend.ts';
import { cloudWatchBackend } from './cloudwatch/cloudwatch-backend.ts';
import { createLocalBackend } from './local/local-backend.ts';

export interface Backends extends Backend {
  /** Ends the threads of all backends. */
  dispose(): Promise<void>;
}

/** All backends as one: the kind of a request's source says which of them answers. */
export function createBackends(options: { readonly worker: string }): Backends {
  const local = createLocalBackend(options);
  const backendOf = ({ source }: QueryRequest): Backend => {
    switch (source.kind) {
      case 'local':
        return local;
      case 'cloudwatch':
        return cloudWatchBackend;
    }
  };
  return {
    run: (request, signal) => backendOf(request).run(request, signal),
    fetchEvent: async (request, pointer) => backendOf(request).fetchEvent(request, pointer),
    dispose: async () => local.dispose(),
  };
}
