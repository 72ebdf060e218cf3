import { deepEqual } from 'node:assert/strict';
import {
  CloudWatchLogsClient,
  DescribeLogGroupsCommand,
  DescribeLogStreamsCommand,
  GetQueryResultsCommand,
  StartQueryCommand,
  type StartQueryCommandInput,
} from '@aws-sdk/client-cloudwatch-logs';
import { noEvents } from '../stand-in/events/log-events.ts';
import { createStandIn, usualAccount, usualKey } from '../stand-in/stand-in.ts';
import { virtualClock } from '../stand-in/virtual-clock.ts';
import { accessKey, region } from './seed.ts';

/** A request with what both moto and the stand-in of the other tests have to say to it. */
export interface Agreement {
  readonly title: string;
  readonly send: (client: CloudWatchLogsClient) => Promise<unknown>;
  /** What is compared: all that the client sees of an error, or its name alone. */
  readonly compared: 'error' | 'name';
}

const query: StartQueryCommandInput = {
  logGroupNames: ['none'],
  startTime: 1,
  endTime: 2,
  queryString: 'limit 1',
};

export const agreements: readonly Agreement[] = [
  {
    title: 'a page of too many log groups',
    send: async (client) => await client.send(new DescribeLogGroupsCommand({ limit: 51 })),
    compared: 'error',
  },
  {
    title: 'a page of too many streams',
    send: async (client) =>
      await client.send(new DescribeLogStreamsCommand({ logGroupName: 'trail', limit: 51 })),
    compared: 'error',
  },
  {
    title: 'streams of a log group that is not there',
    send: async (client) =>
      await client.send(new DescribeLogStreamsCommand({ logGroupName: 'none' })),
    compared: 'error',
  },
  {
    title: 'streams by time and by prefix',
    send: async (client) =>
      await client.send(
        new DescribeLogStreamsCommand({
          logGroupName: 'trail',
          logStreamNamePrefix: 'e',
          orderBy: 'LastEventTime',
        }),
      ),
    compared: 'error',
  },
  {
    title: 'streams of no log group',
    send: async (client) => await client.send(new DescribeLogStreamsCommand({})),
    compared: 'name',
  },
  {
    // moto does not name the group and the account, as AWS does.
    title: 'a query of a log group that is not there',
    send: async (client) => await client.send(new StartQueryCommand(query)),
    compared: 'name',
  },
  {
    title: 'no next page',
    send: async (client) => {
      const { nextToken } = await client.send(
        new DescribeLogGroupsCommand({ logGroupNamePrefix: 'trail' }),
      );
      return { nextToken };
    },
    compared: 'error',
  },
  {
    title: 'an answer without rows',
    send: async (client) => {
      const { queryId } = await client.send(
        new StartQueryCommand({ ...query, logGroupNames: ['trail'] }),
      );
      const { results } = await client.send(new GetQueryResultsCommand({ queryId }));
      return results;
    },
    compared: 'error',
  },
];

/** Fails where the two differ. */
export async function agree({ send, compared }: Agreement, endpoint: string): Promise<void> {
  const moto = new CloudWatchLogsClient({ region, endpoint, credentials: accessKey });
  const clock = virtualClock(Date.now());
  const standIn = createStandIn({ clock });
  standIn.cloud.place(usualAccount, region).addGroup({ name: 'trail', events: noEvents });
  const ours = new CloudWatchLogsClient({
    region,
    requestHandler: standIn.handler,
    credentials: usualKey,
  });
  deepEqual(await outcomeOf(send(ours), compared), await outcomeOf(send(moto), compared));
  moto.destroy();
}

async function outcomeOf(
  answer: Promise<unknown>,
  compared: Agreement['compared'],
): Promise<unknown> {
  try {
    return { answer: await answer };
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    const { name, message } = error;
    return compared === 'name' ? { name } : { name, message };
  }
}
