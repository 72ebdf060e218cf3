import type { CloudPlace } from '#protocol/cloud.ts';
import type { LogsApi } from './logs-api.ts';

/** A way to one account and region. */
export interface Connection {
  readonly api: LogsApi;
  /**
   * What quotas are counted by: the account where the credentials name it, else the profile, and
   * the region. Safe in file names. Rejects with a `LogsFault` where there are no credentials.
   */
  quotaKey(signal: AbortSignal): Promise<string>;
}

/** Connections by place; the same place gives the same one. */
export type Connect = (place: CloudPlace) => Connection;
