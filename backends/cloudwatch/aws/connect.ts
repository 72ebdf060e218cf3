import type { CloudProfile } from '#protocol/cloud.ts';
import type { Dialogue } from '../../backend.ts';
import type { Connect } from './connection.ts';
import { LogsFault } from './logs-fault.ts';

/** Connections whose credentials come from the standard chain, asked for as the user needs to. */
export function awsConnections(_dialogue: Dialogue): Connect {
  return () => {
    throw new LogsFault({ kind: 'no-credentials', message: 'not built yet' });
  };
}

/** The profiles of the AWS configuration. */
export async function awsProfiles(): Promise<readonly CloudProfile[]> {
  return [];
}
