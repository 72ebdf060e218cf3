import { parseKnownFiles } from '@smithy/core/config';
import { profileInUse } from './profile-in-use.ts';

/**
 * Where the environment or the profile say that CloudWatch Logs is, a private endpoint for instance;
 * undefined where it is at AWS. (The SDK would look at the default profile whatever the profile.)
 */
export async function configuredEndpoint(profile: string | undefined): Promise<string | undefined> {
  const { env } = process;
  if (isTrue(env['AWS_IGNORE_CONFIGURED_ENDPOINT_URLS'])) return undefined;
  const given = env['AWS_ENDPOINT_URL_CLOUDWATCH_LOGS'] ?? env['AWS_ENDPOINT_URL'];
  if (given !== undefined && given !== '') return given;
  const sections = await parseKnownFiles({ ignoreCache: true });
  const section = sections[profileInUse(profile) ?? 'default'] ?? {};
  if (isTrue(section['ignore_configured_endpoint_urls'])) return undefined;
  const services = sections[`services.${section['services'] ?? ''}`] ?? {};
  return services['cloudwatch_logs.endpoint_url'] ?? section['endpoint_url'];
}

function isTrue(text: string | undefined): boolean {
  return text?.toLowerCase() === 'true';
}
