import type { ClientContext } from '../context.ts';

/** Shows what the extension and its language server have to say. */
export function showOutput({ log }: ClientContext): void {
  log.show();
}
