import type { CloudProfile, cloudRequests } from '#protocol/cloud.ts';
import type { hostContract } from '#protocol/host.ts';
import type { Handlers } from '#protocol/rpc.ts';
import type { Connect } from './aws/connection.ts';
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
}

/** The explorer of what these connections reach. Nothing of it can be cancelled. */
export function createExplorer({ connect, ledger, profiles }: ExplorerServices): CloudExplorer {
  const { signal } = new AbortController();
  return {
    profiles,
    logGroups: async ({ place, search }) => await connect(place).api.logGroups(search, signal),
    logStreams: async ({ place, search }) => await connect(place).api.logStreams(search, signal),
    logFields: async ({ place, logGroup }) => await connect(place).api.fields(logGroup, signal),
    savedQueries: async ({ place, search }) =>
      await connect(place).api.savedQueries(search, signal),
    saveQuery: async ({ place, query }) => await connect(place).api.saveQuery(query, signal),
    deleteSavedQuery: async ({ place, id }) =>
      await connect(place).api.deleteSavedQuery(id, signal),
    ledger: async ({ since }) => await ledger.since(since),
  };
}
