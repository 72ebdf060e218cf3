import { createHash } from 'node:crypto';
import type { CloudPlace, CloudProfile } from '#protocol/cloud.ts';
import type { Dialogue } from '../../backend.ts';
import type { AwsCredentials } from './aws-credentials.ts';
import { attendedApi } from './attended-api.ts';
import type { Connect, Connection } from './connection.ts';
import { createCredentialStore, type CredentialStore } from './credential-store.ts';
import { loadSdk } from './load-sdk.ts';
import { profileInUse } from './profile-in-use.ts';
import { credentialQuestions } from './questions.ts';
import type { SdkOptions } from './sdk-logs-api.ts';

/** Where requests go and what they are signed with, where that is not AWS and the standard chain. */
export interface AwsOptions extends Pick<SdkOptions, 'endpoint' | 'requestHandler'> {
  readonly credentials?: () => Promise<AwsCredentials>;
  /** Milliseconds since 1970. */
  readonly now?: () => number;
}

/** Connections whose credentials come from the standard chain, asked for as the user needs to. */
export function awsConnections(dialogue: Dialogue, options: AwsOptions = {}): Connect {
  const questions = credentialQuestions(dialogue);
  const { credentials, now = Date.now } = options;
  const load =
    credentials === undefined
      ? loadSdk
      : async () => ({ ...(await loadSdk()), fetchCredentials: credentials });
  const storeOf = once(
    ({ profile }: CloudPlace) => JSON.stringify([profile]),
    (place) => createCredentialStore({ place, load, questions, now }),
  );
  return once(
    ({ profile, region }: CloudPlace) => JSON.stringify([profile, region]),
    // Places of sources have more than that.
    ({ profile, region }) =>
      connectionTo({ profile, region }, storeOf({ profile, region }), options),
  );
}

/** The profiles of the AWS configuration. */
export async function awsProfiles(): Promise<readonly CloudProfile[]> {
  return await (await loadSdk()).readProfiles();
}

function connectionTo(place: CloudPlace, store: CredentialStore, options: AwsOptions): Connection {
  return {
    api: attendedApi(place, store, options),
    quotaKey: async (signal) => keyOf(place, (await store.get(signal)).accountId),
  };
}

/** Names of profiles and regions are people's own: they may hold what no file name can. */
function keyOf({ profile, region }: CloudPlace, account: string | undefined): string {
  const safeRegion = region.replaceAll(/[^\w-]/g, '_');
  if (account !== undefined && /^\d+$/.test(account)) return `${account}-${safeRegion}`;
  const name = JSON.stringify([profileInUse(profile) ?? null, region]);
  return `${createHash('sha256').update(name).digest('hex').slice(0, 16)}-${safeRegion}`;
}

/** Makes one value for each key and keeps it. */
function once<Argument, Value>(
  keyFor: (argument: Argument) => string,
  make: (argument: Argument) => Value,
): (argument: Argument) => Value {
  const made = new Map<string, Value>();
  return (argument) => {
    const key = keyFor(argument);
    const known = made.get(key);
    if (known !== undefined) return known;
    const value = make(argument);
    made.set(key, value);
    return value;
  };
}
