import { randomUUID } from 'node:crypto';
import {
  CloudWatchLogsClient,
  type CloudWatchLogsClientConfig,
  DeleteQueryDefinitionCommand,
  DescribeLogGroupsCommand,
  DescribeLogStreamsCommand,
  DescribeQueriesCommand,
  DescribeQueryDefinitionsCommand,
  GetLogGroupFieldsCommand,
  GetLogRecordCommand,
  GetQueryResultsCommand,
  InvalidParameterException,
  PutQueryDefinitionCommand,
  ResourceNotFoundException,
  StartQueryCommand,
  StopQueryCommand,
} from '@aws-sdk/client-cloudwatch-logs';
import type { CloudPlace } from '#protocol/cloud.ts';
import type { AwsCredentials } from './aws-credentials.ts';
import { configuredEndpoint } from './configured-endpoint.ts';
import { httpOptions } from './http-options.ts';
import type { LogsApi, RecentQuery } from './logs-api.ts';
import { bareLogGroupName, namedLogGroups, oneLogGroup } from './log-group-name.ts';
import {
  fieldOf,
  logGroupOf,
  logStreamOf,
  pageOf,
  queryPageOf,
  recentQueryOf,
  required,
  savedQueryOf,
} from './read-answers.ts';
import { silentLogger } from './silent-logger.ts';

export interface SdkOptions {
  readonly place: CloudPlace;
  /** Asked before each request. */
  readonly credentials: () => Promise<AwsCredentials>;
  /** Where requests go instead of AWS. */
  readonly endpoint?: string | undefined;
  /** What sends requests instead of HTTP. */
  readonly requestHandler?: CloudWatchLogsClientConfig['requestHandler'];
}

/** `LogsApi` over the SDK; rejects with whatever the SDK throws (`faultOf` reads it). */
export async function createSdkLogsApi(options: SdkOptions): Promise<LogsApi> {
  const client = await createClient(options);
  return { ...queriesOver(client), ...listsOver(client), ...savedQueriesOver(client) };
}

async function createClient(options: SdkOptions): Promise<CloudWatchLogsClient> {
  const { place, credentials, requestHandler = httpOptions() } = options;
  const endpoint = options.endpoint ?? (await configuredEndpoint(place.profile));
  return new CloudWatchLogsClient({
    region: place.region,
    // What the profile sets besides credentials, such as the use of FIPS.
    ...(place.profile === undefined ? {} : { profile: place.profile }),
    // The client keeps what does not expire, and asks again for what does: nothing is kept there.
    credentials: async () => ({ ...(await credentials()), expiration: new Date(0) }),
    ...(endpoint === undefined ? {} : { endpoint }),
    ignoreConfiguredEndpointUrls: true,
    requestHandler,
    // Whether and when to try again is decided above, where quotas are known.
    maxAttempts: 1,
    logger: silentLogger,
  });
}

type QueryMethods = Pick<
  LogsApi,
  'startQuery' | 'queryResults' | 'stopQuery' | 'recentQueries' | 'logRecord'
>;

function queriesOver(client: CloudWatchLogsClient): QueryMethods {
  return {
    startQuery: async ({ text, start, end, limit, logGroups }, signal) => {
      const input = {
        queryString: text,
        startTime: start,
        endTime: end,
        ...(limit === undefined ? {} : { limit }),
        ...(logGroups === undefined ? {} : namedLogGroups(logGroups)),
      };
      const answer = await client.send(new StartQueryCommand(input), { abortSignal: signal });
      return required(answer.queryId, 'queryId');
    },
    queryResults: async ({ queryId, nextToken }, signal) => {
      const input = {
        queryId,
        maxItems: 10_000,
        ...(nextToken === undefined ? {} : { nextToken }),
      };
      return queryPageOf(
        await client.send(new GetQueryResultsCommand(input), { abortSignal: signal }),
      );
    },
    stopQuery: async (queryId, signal) => {
      try {
        const answer = await client.send(new StopQueryCommand({ queryId }), {
          abortSignal: signal,
        });
        return required(answer.success, 'success');
      } catch (error) {
        if (hasEnded(error)) return false;
        throw error;
      }
    },
    recentQueries: async (signal) => {
      const queries: RecentQuery[] = [];
      let nextToken: string | undefined;
      do {
        const answer = await client.send(
          new DescribeQueriesCommand({ maxResults: 1000, nextToken }),
          {
            abortSignal: signal,
          },
        );
        queries.push(...required(answer.queries, 'queries').flatMap(recentQueryOf));
        ({ nextToken } = answer);
      } while (nextToken !== undefined);
      return queries;
    },
    logRecord: async (logRecordPointer, signal) => {
      const { logRecord } = await client.send(new GetLogRecordCommand({ logRecordPointer }), {
        abortSignal: signal,
      });
      return new Map(Object.entries(required(logRecord, 'logRecord')));
    },
  };
}

function listsOver(
  client: CloudWatchLogsClient,
): Pick<LogsApi, 'logGroups' | 'logStreams' | 'fields'> {
  return {
    logGroups: async ({ prefix, pattern, includeLinked, nextToken }, signal) => {
      const input = {
        logGroupNamePrefix: prefix,
        logGroupNamePattern: pattern,
        includeLinkedAccounts: includeLinked,
        nextToken,
      };
      const answer = await client.send(new DescribeLogGroupsCommand(input), {
        abortSignal: signal,
      });
      return pageOf(answer.logGroups, answer.nextToken, logGroupOf);
    },
    logStreams: async ({ logGroup, nextToken }, signal) => {
      const input = {
        ...oneLogGroup(logGroup),
        orderBy: 'LastEventTime',
        descending: true,
        nextToken,
      } as const;
      const answer = await client.send(new DescribeLogStreamsCommand(input), {
        abortSignal: signal,
      });
      return pageOf(answer.logStreams, answer.nextToken, logStreamOf);
    },
    fields: async (logGroup, signal) => {
      const answer = await client.send(new GetLogGroupFieldsCommand(oneLogGroup(logGroup)), {
        abortSignal: signal,
      });
      return required(answer.logGroupFields, 'logGroupFields').map(fieldOf);
    },
  };
}

function savedQueriesOver(
  client: CloudWatchLogsClient,
): Pick<LogsApi, 'savedQueries' | 'saveQuery' | 'deleteSavedQuery'> {
  return {
    savedQueries: async ({ namePrefix, nextToken }, signal) => {
      const input = {
        queryDefinitionNamePrefix: namePrefix,
        queryLanguage: 'CWLI',
        nextToken,
      } as const;
      const answer = await client.send(new DescribeQueryDefinitionsCommand(input), {
        abortSignal: signal,
      });
      return pageOf(answer.queryDefinitions, answer.nextToken, savedQueryOf);
    },
    saveQuery: async ({ id, name, text, logGroups, parameters }, signal) => {
      const input = {
        name,
        queryString: text,
        // Those with ARNs can't be kept by the service, which knows names only.
        logGroupNames: logGroups.map(bareLogGroupName),
        parameters: parameters.map(({ name: parameter, default: defaultValue, description }) => ({
          name: parameter,
          defaultValue,
          description,
        })),
        // The service asks for one; a second try is another request.
        ...(id === undefined ? { clientToken: randomUUID() } : { queryDefinitionId: id }),
      };
      const answer = await client.send(new PutQueryDefinitionCommand(input), {
        abortSignal: signal,
      });
      return required(answer.queryDefinitionId, 'queryDefinitionId');
    },
    deleteSavedQuery: async (id, signal) => {
      try {
        const input = { queryDefinitionId: id };
        const answer = await client.send(new DeleteQueryDefinitionCommand(input), {
          abortSignal: signal,
        });
        return required(answer.success, 'success');
      } catch (error) {
        if (error instanceof ResourceNotFoundException) return false;
        throw error;
      }
    },
  };
}

/** The service calls it a wrong parameter to stop a query that has ended. */
function hasEnded(error: unknown): boolean {
  return error instanceof InvalidParameterException || error instanceof ResourceNotFoundException;
}
