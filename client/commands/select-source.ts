import type { ClientContext } from '../context.ts';
import { pickSource } from '../sources/pick-source.ts';

/** Chooses the source of queries that name none. */
export async function selectSource(context: ClientContext): Promise<void> {
  await pickSource(context);
}
