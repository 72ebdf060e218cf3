import { parseKnownFiles } from '@smithy/core/config';
import type { CloudProfile } from '#protocol/cloud.ts';
import { profileInUse } from './profile-in-use.ts';

type Section = Readonly<Record<string, string | undefined>>;

/** The profiles of the shared configuration files, the default one first; none without files. */
export async function readProfiles(): Promise<readonly CloudProfile[]> {
  const sections = await readSections();
  return [...sections]
    .map(([name, section]) => ({ name, region: section['region'], kind: kindOf(section) }))
    .sort((a, b) => Number(b.name === 'default') - Number(a.name === 'default') || order(a, b));
}

/** A profile that can be logged in to, and what it shares its login with. */
export interface SsoLogin {
  readonly profile: string;
  readonly session: string;
}

/** The login that the profile gets its credentials by; undefined where it needs none. */
export async function ssoLoginOf(profile: string | undefined): Promise<SsoLogin | undefined> {
  const sections = await readSections();
  const seen = new Set<string>();
  let name = profileInUse(profile) ?? 'default';
  while (!seen.has(name)) {
    seen.add(name);
    const section = sections.get(name) ?? {};
    const session = section['sso_session'] ?? section['sso_start_url'];
    if (session !== undefined) return { profile: name, session };
    name = section['source_profile'] ?? name;
  }
  return undefined;
}

async function readSections(): Promise<ReadonlyMap<string, Section>> {
  const entries = Object.entries(await parseKnownFiles({ ignoreCache: true }));
  return new Map(entries.filter(([name]) => !/^(?:sso-session|services)\./.test(name)));
}

function order(a: CloudProfile, b: CloudProfile): number {
  return a.name.localeCompare(b.name, 'en');
}

/** In the order that the SDK looks for them. */
function kindOf(section: Section): string {
  const { source_profile: source, credential_source: service } = section;
  if (section['role_arn'] !== undefined && source !== undefined) return `role of ${source}`;
  if (section['role_arn'] !== undefined && service !== undefined) return `role of the ${service}`;
  if (section['aws_access_key_id'] !== undefined) return 'access key';
  if (section['web_identity_token_file'] !== undefined) return 'web identity';
  if (section['credential_process'] !== undefined) return 'program';
  if (section['sso_session'] !== undefined || section['sso_start_url'] !== undefined) {
    return 'single sign-on';
  }
  if (section['login_session'] !== undefined) return 'console login';
  return 'no credentials';
}
