import type { QueryRequest } from '#protocol/results.ts';
import { type Backend, type Dialogue, silentDialogue } from './backend.ts';
import { awsConnections, awsProfiles } from './cloudwatch/aws/connect.ts';
import type { CloudServices } from './cloudwatch/cloud-services.ts';
import { createCloudWatchBackend } from './cloudwatch/cloudwatch-backend.ts';
import { createExplorer } from './cloudwatch/explorer.ts';
import { fileLedger } from './cloudwatch/ledger/file-ledger.ts';
import { memoryLedger } from './cloudwatch/ledger/ledger.ts';
import { memoryLimits } from './cloudwatch/limits/memory-limits.ts';
import { sharedLimits } from './cloudwatch/limits/shared-limits.ts';
import { fileJournal } from './cloudwatch/run/file-journal.ts';
import { sweepJournal, timeToReturn } from './cloudwatch/run/janitor.ts';
import { noJournal } from './cloudwatch/run/journal.ts';
import { type JournalOwner, newOwner } from './cloudwatch/run/journal-names.ts';
import { cloudStorage } from './cloudwatch/storage.ts';
import { systemClock } from './clock.ts';
import { comparisonBackend } from './comparison/comparison-backend.ts';
import { createLocalBackend } from './local/local-backend.ts';
import type { HostedBackend } from './results/host.ts';

export interface Backends extends HostedBackend {
  /**
   * Stops, after a while, the queries at CloudWatch that other programs and threads have left and
   * nobody has come back for. Never rejects.
   */
  sweep(signal: AbortSignal): Promise<void>;
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
  /** Told what is wrong with the storage; queries go on without it. */
  readonly onFault?: (message: string) => void;
}

/** All backends as one: the request's source, or that it has two, says which of them answers. */
export function createBackends({
  worker,
  dialogue = silentDialogue,
  storage,
  onFault = () => {},
}: BackendsOptions): Backends {
  const local = createLocalBackend({ worker, storage, onFault });
  const owner = newOwner();
  const services = cloudServices({ dialogue, storage, onFault, owner });
  const cloudWatch = createCloudWatchBackend(services);
  const backendOf = ({ source, comparedWith }: QueryRequest): Backend => {
    if (comparedWith !== undefined) return comparison;
    switch (source.kind) {
      case 'local':
        return local;
      case 'cloudwatch':
        return cloudWatch;
    }
  };
  const comparison = comparisonBackend(backendOf);
  return {
    run: (request, signal) => backendOf(request).run(request, signal),
    fetchEvent: async (request, pointer) => backendOf(request).fetchEvent(request, pointer),
    cloud: createExplorer({ ...services, profiles: awsProfiles }),
    journal: services.journal,
    indexSource: async (task) => local.indexSource(task),
    clearCache: async () => local.clearCache(),
    sweep: async (signal) => {
      if (storage === undefined) return;
      const { runs: folder } = cloudStorage(storage);
      await sweepJournal({ ...services, folder, owner, wait: timeToReturn }, signal);
    },
    dispose: async () => local.dispose(),
  };
}

function cloudServices({
  dialogue,
  storage,
  onFault,
  owner,
}: {
  readonly dialogue: Dialogue;
  readonly storage: string | undefined;
  readonly onFault: (message: string) => void;
  readonly owner: JournalOwner;
}): CloudServices {
  const clock = systemClock;
  const common = { connect: awsConnections(dialogue), clock, random: Math.random, dialogue };
  if (storage === undefined) {
    const limits = memoryLimits(clock);
    return { ...common, limits, journal: noJournal, ledger: memoryLedger() };
  }
  const { limits, runs, ledger } = cloudStorage(storage);
  return {
    ...common,
    limits: sharedLimits(limits, clock),
    journal: fileJournal(runs, clock, { owner, onFault }),
    ledger: fileLedger(ledger, onFault),
  };
}
