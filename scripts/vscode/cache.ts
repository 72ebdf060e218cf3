import { join } from 'node:path';
import { projectRoot } from '../project.ts';

/**
 * Returns a path in `.vscode-test/`, the git-ignored folder that holds everything that is fetched
 * or made for a VS Code of ours. Deleting it is safe: the next start makes it again.
 */
export function cachePath(...segments: readonly string[]): string {
  return join(projectRoot, '.vscode-test', ...segments);
}
