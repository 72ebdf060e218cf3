import type { ClientContext } from '../context.ts';

/** Opens the results in an editor tab, which can be moved into a window of its own. */
export function openResultsInEditor({ results }: ClientContext): void {
  results.openEditor('take focus');
}
