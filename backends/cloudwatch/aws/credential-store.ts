import type { CloudPlace } from '#protocol/cloud.ts';
import type { AwsCredentials } from './aws-credentials.ts';
import { faultOf, loginNeededFault } from './faults.ts';
import type { Sdk } from './load-sdk.ts';
import { LogsFault } from './logs-fault.ts';
import { profileInUse } from './profile-in-use.ts';
import type { CredentialQuestions } from './questions.ts';
import { shareWork } from './shared-work.ts';

/** The credentials of one profile, in memory for as long as they hold. */
export interface CredentialStore {
  /** Asks the user for what is needed. Rejects with a `LogsFault`. */
  get(signal: AbortSignal): Promise<AwsCredentials>;
  /** Gets new ones next time, unless those in question have been replaced already. */
  forget(used: AwsCredentials): void;
}

export interface StoreOptions {
  readonly place: CloudPlace;
  readonly load: () => Promise<Pick<Sdk, 'fetchCredentials' | 'ssoLoginOf'>>;
  readonly questions: CredentialQuestions;
  /** Milliseconds since 1970. */
  readonly now: () => number;
}

/** Credentials that end so soon are replaced before, in milliseconds. */
const margin = 2 * 60_000;

export function createCredentialStore(options: StoreOptions): CredentialStore {
  let known: AwsCredentials | undefined;
  const fetch = shareWork(async (signal) => {
    known = await fetchAsking(options, signal);
    return known;
  });
  const holds = ({ expiration }: AwsCredentials): boolean =>
    expiration === undefined || expiration.getTime() - options.now() > margin;
  return {
    get: async (signal) => (known !== undefined && holds(known) ? known : await fetch(signal)),
    forget: (used) => {
      if (known === used) known = undefined;
    },
  };
}

async function fetchAsking(options: StoreOptions, signal: AbortSignal): Promise<AwsCredentials> {
  const begun = options.questions.answered();
  try {
    return await fetchWithCode(options, signal);
  } catch (error) {
    if (!(error instanceof LogsFault) || error.kind !== 'login-needed') throw error;
    await logIn(error, { options, begun, signal });
  }
  return await fetchWithCode(options, signal);
}

/** Asks again for a code that was mistyped, or used before: each holds once. */
async function fetchWithCode(options: StoreOptions, signal: AbortSignal): Promise<AwsCredentials> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await fetchOnce(options, signal);
    } catch (error) {
      const fault = faultOf(error, { place: options.place, signal });
      if (!isWrongCode(fault) || tries === mostCodes) throw fault;
    }
  }
}

/** How often a code is asked for. */
const mostCodes = 3;

function isWrongCode({ kind, message }: LogsFault): boolean {
  return kind === 'denied' && message.includes('MultiFactorAuthentication failed');
}

async function fetchOnce(options: StoreOptions, signal: AbortSignal): Promise<AwsCredentials> {
  const { place, load, questions } = options;
  const sdk = await load();
  return await sdk.fetchCredentials({
    ...place,
    mfaCode: async (serial) => {
      const profile = profileInUse(place.profile) ?? 'default';
      return await questions.mfaCode({ profile, serial }, signal);
    },
  });
}

interface Attempt {
  readonly options: StoreOptions;
  /** How many logins had been answered when it began. */
  readonly begun: number;
  readonly signal: AbortSignal;
}

/** Settles once the user has logged in; else rejects with the fault, in words about that login. */
async function logIn(fault: LogsFault, { options, begun, signal }: Attempt): Promise<void> {
  const { ssoLoginOf } = await options.load();
  const login = await ssoLoginOf(options.place.profile);
  if (login === undefined) throw fault;
  if (await options.questions.logIn(login, begun, signal)) return;
  throw loginNeededFault(login.profile);
}
