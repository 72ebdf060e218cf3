import type { QueryRequest } from '#protocol/results.ts';
import { type Backend, type Dialogue, silentDialogue } from './backend.ts';
import { awsConnections, awsProfiles } from './cloudwatch/aws/connect.ts';
import { cloudWatchBackend } from './cloudwatch/cloudwatch-backend.ts';
import { createExplorer } from './cloudwatch/explorer.ts';
import { memoryLedger } from './cloudwatch/ledger/ledger.ts';
import { noJournal } from './cloudwatch/run/journal.ts';
import { createLocalBackend } from './local/local-backend.ts';
import type { HostedBackend } from './results/host.ts';

export interface Backends extends HostedBackend {
  /** Ends the threads of all backends. */
  dispose(): Promise<void>;
}

export interface BackendsOptions {
  /** The path of the program of the scan threads. */
  readonly worker: string;
  /** Whom a run may ask; nobody where it is left out. */
  readonly dialogue?: Dialogue;
  /** A folder for what has to outlive the program and holds for all windows; none keeps nothing. */
  readonly storage?: string | undefined;
}

/** All backends as one: the kind of a request's source says which of them answers. */
export function createBackends({ worker, dialogue = silentDialogue }: BackendsOptions): Backends {
  const local = createLocalBackend({ worker });
  const ledger = memoryLedger();
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
    cloud: createExplorer({
      connect: awsConnections(dialogue),
      ledger,
      profiles: awsProfiles,
    }),
    journal: noJournal,
    dispose: async () => local.dispose(),
  };
}
