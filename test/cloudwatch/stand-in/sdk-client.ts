import { CloudWatchLogsClient } from '@aws-sdk/client-cloudwatch-logs';
import type { TestContext } from 'node:test';
import { type StandIn, usualKey } from './stand-in.ts';

export interface ClientOptions {
  readonly region?: string;
  readonly accessKeyId?: string;
}

/** A way into a stand-in: a client of the SDK that tries once. */
export interface Way {
  readonly name: string;
  readonly connect: (
    context: TestContext,
    standIn: StandIn,
    options?: ClientOptions,
  ) => Promise<CloudWatchLogsClient>;
}

/** Without sockets, and over HTTP. */
export const ways: readonly Way[] = [
  {
    name: 'in process',
    connect: async (_, { handler }, options) => createClient({ requestHandler: handler }, options),
  },
  {
    name: 'over HTTP',
    connect: async (context, standIn, options) => {
      const server = await standIn.listen();
      const client = createClient({ endpoint: server.endpoint }, options);
      context.after(async () => {
        client.destroy();
        await server.close();
      });
      return client;
    },
  },
];

type Door = { readonly endpoint: string } | { readonly requestHandler: StandIn['handler'] };

function createClient(door: Door, options: ClientOptions = {}): CloudWatchLogsClient {
  const { region = 'us-east-1', accessKeyId = usualKey.accessKeyId } = options;
  const credentials = { ...usualKey, accessKeyId };
  return new CloudWatchLogsClient({ region, credentials, maxAttempts: 1, ...door });
}
