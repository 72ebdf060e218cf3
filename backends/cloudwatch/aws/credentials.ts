import { fromIni } from '@aws-sdk/credential-provider-ini';
import { defaultProvider } from '@aws-sdk/credential-provider-node';
import { parseKnownFiles } from '@smithy/core/config';
import type { AwsCredentials } from './aws-credentials.ts';
import { httpOptions } from './http-options.ts';
import { profileInUse } from './profile-in-use.ts';
import { silentLogger } from './silent-logger.ts';

export interface CredentialsRequest {
  readonly profile: string | undefined;
  /** Where roles are assumed of profiles that name no region. */
  readonly region: string;
  /** The code that a device shows; rejects where the user gives none. */
  readonly mfaCode: (serial: string) => Promise<string>;
}

/**
 * Credentials as the AWS CLI gets them: of the profile, whatever it leads to, or without one of the
 * environment, the default profile, the container or the instance. The files are read anew. Rejects
 * with whatever the SDK throws.
 */
export async function fetchCredentials(request: CredentialsRequest): Promise<AwsCredentials> {
  const { profile, region, mfaCode } = request;
  const options = {
    ignoreCache: true,
    mfaCodeProvider: mfaCode,
    logger: silentLogger,
    parentClientConfig: { region },
    clientConfig: { requestHandler: httpOptions() },
  };
  const name = profileInUse(profile);
  const source = name === undefined ? undefined : await sourceBehindMfa(name);
  // Were the source to fail while the user is asked for a code, nobody would look at its failure.
  if (source !== undefined) await fromIni({ ...options, profile: source })();
  // The chain would go on to other credentials where there is no such profile.
  const provider =
    profile === undefined ? defaultProvider(options) : fromIni({ ...options, profile });
  return await provider();
}

/** The source of a profile that needs a code, unless that needs one itself. */
async function sourceBehindMfa(name: string): Promise<string | undefined> {
  const profiles = await parseKnownFiles({ ignoreCache: true });
  const { mfa_serial: serial, source_profile: first } = profiles[name] ?? {};
  if (serial === undefined) return undefined;
  const seen = new Set([name]);
  for (let next = first; next !== undefined && !seen.has(next);) {
    seen.add(next);
    const section = profiles[next] ?? {};
    if (section['mfa_serial'] !== undefined) return undefined;
    next = section['source_profile'];
  }
  return first === name ? undefined : first;
}
