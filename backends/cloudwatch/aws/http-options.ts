import type { CloudWatchLogsClientConfig } from '@aws-sdk/client-cloudwatch-logs';
import { silentLogger } from './silent-logger.ts';

/**
 * How requests go to AWS: over connections that are kept, through the proxy that the environment
 * names (HTTPS_PROXY, NO_PROXY; Node 22.21 and later), and not for ever.
 */
export function httpOptions(): NonNullable<CloudWatchLogsClientConfig['requestHandler']> {
  return {
    connectionTimeout: 10_000,
    requestTimeout: 60_000,
    throwOnRequestTimeout: true,
    socketTimeout: 60_000,
    logger: silentLogger,
    httpsAgent: { keepAlive: true, maxSockets: 50, proxyEnv: process.env },
  };
}
