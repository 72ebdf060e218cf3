import type { CloudPlace, CloudProfile, cloudRequests } from '#protocol/cloud.ts';
import type { hostContract } from '#protocol/host.ts';
import type { Handlers } from '#protocol/rpc.ts';
import { type Clock, systemClock } from '../clock.ts';
import type { Connect } from './aws/connection.ts';
import type { LogsApi } from './aws/logs-api.ts';
import { type FaultKind, LogsFault } from './aws/logs-fault.ts';
import type { Ledger } from './ledger/ledger.ts';

/** Answers what the client asks about CloudWatch besides queries. */
export type CloudExplorer = Pick<
  Handlers<typeof hostContract>['requests'],
  keyof typeof cloudRequests
>;

export interface ExplorerServices {
  readonly connect: Connect;
  readonly ledger: Ledger;
  readonly profiles: () => Promise<readonly CloudProfile[]>;
  /** The machine's own where it is left out. */
  readonly clock?: Clock;
}

/** The explorer of what these connections reach. Nothing of it can be cancelled. */
export function createExplorer(services: ExplorerServices): CloudExplorer {
  const { connect, ledger, profiles, clock = systemClock } = services;
  const { signal } = new AbortController();
  const read = async <T>(place: CloudPlace, request: (api: LogsApi) => Promise<T>): Promise<T> =>
    await patiently(async () => await request(connect(place).api), clock, passing);
  // What was done and not answered would be done twice.
  const change = async <T>(place: CloudPlace, request: (api: LogsApi) => Promise<T>): Promise<T> =>
    await patiently(async () => await request(connect(place).api), clock, refused);
  return {
    profiles,
    logGroups: async ({ place, search }) =>
      await read(place, async (api) => await api.logGroups(search, signal)),
    logStreams: async ({ place, search }) =>
      await read(place, async (api) => await api.logStreams(search, signal)),
    logFields: async ({ place, logGroup }) =>
      await read(place, async (api) => await api.fields(logGroup, signal)),
    savedQueries: async ({ place, search }) =>
      await read(place, async (api) => await api.savedQueries(search, signal)),
    saveQuery: async ({ place, query }) =>
      await change(place, async (api) => await api.saveQuery(query, signal)),
    deleteSavedQuery: async ({ place, id }) =>
      await change(place, async (api) => await api.deleteSavedQuery(id, signal)),
    ledger: async ({ since }) => await ledger.since(since),
  };
}

/** Faults of requests that the service has not carried out, and may a moment later. */
const refused: ReadonlySet<FaultKind> = new Set(['throttled', 'expired', 'clock']);

/** Those and faults that leave open what has happened. */
const passing: ReadonlySet<FaultKind> = new Set([...refused, 'network', 'service', 'unreadable']);

/** Milliseconds before each further try. */
const pauses = [200, 800, 2_000];

/** Tries again after faults of these kinds, a few times. */
async function patiently<T>(
  request: () => Promise<T>,
  clock: Clock,
  kinds: ReadonlySet<FaultKind>,
): Promise<T> {
  const { signal } = new AbortController();
  for (const pause of pauses) {
    try {
      return await request();
    } catch (error) {
      if (!(error instanceof LogsFault) || !kinds.has(error.kind)) throw error;
      await clock.sleep(pause, signal);
    }
  }
  return await request();
}
