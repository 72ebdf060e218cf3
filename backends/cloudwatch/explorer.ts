import type { CloudPlace, CloudProfile, cloudRequests } from '#protocol/cloud.ts';
import type { hostContract } from '#protocol/host.ts';
import type { Handlers } from '#protocol/rpc.ts';
import { type Clock, systemClock } from '../clock.ts';
import type { Connect } from './aws/connection.ts';
import type { LogsApi } from './aws/logs-api.ts';
import type { Ledger } from './ledger/ledger.ts';
import type { Limits } from './limits/limits.ts';
import { passingKinds, refusedKinds, tryAgain } from './try-again.ts';

/** Answers what the client asks about CloudWatch besides queries. */
export type CloudExplorer = Pick<
  Handlers<typeof hostContract>['requests'],
  keyof typeof cloudRequests
>;

export interface ExplorerServices {
  readonly connect: Connect;
  readonly limits: Limits;
  readonly ledger: Ledger;
  readonly profiles: () => Promise<readonly CloudProfile[]>;
  /** The machine's own where it is left out. */
  readonly clock?: Clock;
}

/** The explorer of what these connections reach. Nothing of it can be cancelled. */
export function createExplorer(services: ExplorerServices): CloudExplorer {
  const { connect, limits, ledger, profiles, clock = systemClock } = services;
  const { signal } = new AbortController();
  const read = async <T>(place: CloudPlace, request: (api: LogsApi) => Promise<T>): Promise<T> =>
    await tryAgain(async () => await request(connect(place).api), clock, passingKinds);
  // What was done and not answered would be done twice.
  const change = async <T>(place: CloudPlace, request: (api: LogsApi) => Promise<T>): Promise<T> =>
    await tryAgain(async () => await request(connect(place).api), clock, refusedKinds);
  return {
    profiles,
    logGroups: async ({ place, search }) =>
      await read(place, async (api) => {
        await limits.turn(await connect(place).quotaKey(signal), 'describe', signal);
        return await api.logGroups(search, signal);
      }),
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
