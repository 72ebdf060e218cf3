import type { ClientContext } from '../context.ts';

/** Cancels every query that is running. */
export async function cancel({ runs }: ClientContext): Promise<void> {
  await runs.cancelAll();
}
