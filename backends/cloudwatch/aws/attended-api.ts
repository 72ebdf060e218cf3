import type { CloudPlace } from '#protocol/cloud.ts';
import type { AwsCredentials } from './aws-credentials.ts';
import type { CredentialStore } from './credential-store.ts';
import { type FaultContext, faultOf } from './faults.ts';
import { loadSdk } from './load-sdk.ts';
import type { LogsApi } from './logs-api.ts';
import type { SdkOptions } from './sdk-logs-api.ts';

/**
 * The API of a place: each request first gets credentials, of which the user may be asked for a
 * part, and whatever goes wrong becomes a `LogsFault`.
 */
export function attendedApi(
  place: CloudPlace,
  store: CredentialStore,
  options: Pick<SdkOptions, 'endpoint' | 'requestHandler'>,
): LogsApi {
  const { signal: never } = new AbortController();
  let client: Promise<LogsApi> | undefined;
  const open = async (): Promise<LogsApi> => {
    const { createSdkLogsApi } = await loadSdk();
    const { endpoint, requestHandler } = options;
    const credentials = async () => await store.get(never);
    client ??= createSdkLogsApi({ place, credentials, endpoint, requestHandler });
    try {
      return await client;
    } catch (error) {
      // What was wrong with the configuration may be mended by the next request.
      client = undefined;
      throw error;
    }
  };
  const attend: Attend = async (request, context) => {
    let used: AwsCredentials | undefined;
    try {
      const api = await open();
      used = await store.get(context.signal);
      return await request(api);
    } catch (error) {
      const fault = faultOf(error, { place, ...context });
      if (fault.kind === 'expired' && used !== undefined) store.forget(used);
      throw fault;
    }
  };
  return { ...queriesWith(attend), ...listsWith(attend), ...savedQueriesWith(attend) };
}

type Attend = <T>(
  request: (api: LogsApi) => Promise<T>,
  context: Pick<FaultContext, 'operation' | 'logGroups'> & { readonly signal: AbortSignal },
) => Promise<T>;

function queriesWith(
  attend: Attend,
): Pick<LogsApi, 'startQuery' | 'queryResults' | 'stopQuery' | 'recentQueries' | 'logRecord'> {
  return {
    startQuery: async (query, signal) =>
      await attend(async (api) => await api.startQuery(query, signal), {
        operation: 'StartQuery',
        logGroups: query.logGroups,
        signal,
      }),
    queryResults: async (page, signal) =>
      await attend(async (api) => await api.queryResults(page, signal), {
        operation: 'GetQueryResults',
        signal,
      }),
    stopQuery: async (queryId, signal) =>
      await attend(async (api) => await api.stopQuery(queryId, signal), {
        operation: 'StopQuery',
        signal,
      }),
    recentQueries: async (signal) =>
      await attend(async (api) => await api.recentQueries(signal), {
        operation: 'DescribeQueries',
        signal,
      }),
    logRecord: async (pointer, signal) =>
      await attend(async (api) => await api.logRecord(pointer, signal), {
        operation: 'GetLogRecord',
        signal,
      }),
  };
}

function listsWith(attend: Attend): Pick<LogsApi, 'logGroups' | 'logStreams' | 'fields'> {
  return {
    logGroups: async (search, signal) =>
      await attend(async (api) => await api.logGroups(search, signal), {
        operation: 'DescribeLogGroups',
        signal,
      }),
    logStreams: async (search, signal) =>
      await attend(async (api) => await api.logStreams(search, signal), {
        operation: 'DescribeLogStreams',
        logGroups: [search.logGroup],
        signal,
      }),
    fields: async (logGroup, signal) =>
      await attend(async (api) => await api.fields(logGroup, signal), {
        operation: 'GetLogGroupFields',
        logGroups: [logGroup],
        signal,
      }),
  };
}

function savedQueriesWith(
  attend: Attend,
): Pick<LogsApi, 'savedQueries' | 'saveQuery' | 'deleteSavedQuery'> {
  return {
    savedQueries: async (search, signal) =>
      await attend(async (api) => await api.savedQueries(search, signal), {
        operation: 'DescribeQueryDefinitions',
        signal,
      }),
    saveQuery: async (query, signal) =>
      await attend(async (api) => await api.saveQuery(query, signal), {
        operation: 'PutQueryDefinition',
        signal,
      }),
    deleteSavedQuery: async (id, signal) =>
      await attend(async (api) => await api.deleteSavedQuery(id, signal), {
        operation: 'DeleteQueryDefinition',
        signal,
      }),
  };
}
