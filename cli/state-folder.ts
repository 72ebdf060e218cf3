import { homedir } from 'node:os';
import { join } from 'node:path';

/**
 * Where the program keeps what has to outlive it (what queries on CloudWatch have cost, and what
 * programs that run at once agree on their requests by), as is the custom of the system.
 */
export const stateFolder = (
  environment: Readonly<Record<string, string | undefined>>,
  platform: string,
): string => {
  switch (platform) {
    case 'win32':
      return join(environment['LOCALAPPDATA'] ?? join(homedir(), 'AppData', 'Local'), 'ctq');
    case 'darwin':
      return join(homedir(), 'Library', 'Application Support', 'ctq');
    default:
      return join(environment['XDG_STATE_HOME'] ?? join(homedir(), '.local', 'state'), 'ctq');
  }
};
