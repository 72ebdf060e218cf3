import type {
  CloudPlace,
  CloudProfile,
  LogField,
  LogGroup,
  LogGroupSearch,
  LogStream,
  LogStreamSearch,
  Page,
  QueryToSave,
  SavedQuery,
} from '#protocol/cloud.ts';
import type { RunList } from '../results/run-list.ts';
import type { Attention } from './attention.ts';
import { listSavedQueries } from './saved/list-saved-queries.ts';

/** What CloudWatch holds. Each rejects with a message for users. */
export interface Explorer {
  profiles(): Promise<readonly CloudProfile[]>;
  logGroups(place: CloudPlace, search: LogGroupSearch): Promise<Page<LogGroup>>;
  logStreams(place: CloudPlace, search: LogStreamSearch): Promise<Page<LogStream>>;
  /** All of them, by name. */
  savedQueries(place: CloudPlace): Promise<readonly SavedQuery[]>;
  /** Makes one, or changes the one of its id; gives the id. */
  saveQuery(place: CloudPlace, query: QueryToSave): Promise<string>;
  /** False where there is none of that id any more. */
  deleteSavedQuery(place: CloudPlace, id: string): Promise<boolean>;
  /** Works in the background: the user is not asked for anything on its account. */
  logFields(place: CloudPlace, logGroup: string): Promise<readonly LogField[]>;
}

/** Asks the engine's thread, which is started if need be. */
export function createExplorer(runs: RunList, attention: Attention): Explorer {
  return {
    profiles: async () => await runs.host.request('profiles', undefined),
    logGroups: async (place, search) =>
      await attention.wanted(() => runs.host.request('logGroups', { place, search })),
    logStreams: async (place, search) =>
      await attention.wanted(() => runs.host.request('logStreams', { place, search })),
    savedQueries: async (place) => await attention.wanted(() => listSavedQueries({ runs }, place)),
    saveQuery: async ({ profile, region }, query) =>
      await attention.wanted(() =>
        runs.host.request('saveQuery', { place: { profile, region }, query }),
      ),
    deleteSavedQuery: async ({ profile, region }, id) =>
      await attention.wanted(() =>
        runs.host.request('deleteSavedQuery', { place: { profile, region }, id }),
      ),
    logFields: async (place, logGroup) =>
      await attention.unasked(() => runs.host.request('logFields', { place, logGroup })),
  };
}
