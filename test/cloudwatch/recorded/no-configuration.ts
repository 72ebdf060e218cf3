import { join } from 'node:path';

/**
 * Takes this machine's AWS configuration from this process: with an endpoint or a profile of its own
 * a conversation would be another one.
 */
export function leaveConfiguration(): void {
  for (const name of Object.keys(process.env)) {
    if (name.startsWith('AWS_')) Reflect.deleteProperty(process.env, name);
  }
  const none = join(import.meta.dirname, 'no-such-file');
  Object.assign(process.env, { AWS_CONFIG_FILE: none, AWS_SHARED_CREDENTIALS_FILE: none });
}
