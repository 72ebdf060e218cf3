import { createServer } from 'node:http';
import type { Cleanup } from '../../../scripts/vscode/cleanup.ts';
import type { TestCloud } from './test-cloud.ts';

/** What the suite is told of the stand-in. */
export interface CloudState {
  /** Queries that have been started and have not ended. */
  readonly running: number;
  readonly started: number;
}

/**
 * Lets the suite, which is in another process, look at the stand-in: every answer is its state, and
 * the paths `/hold` and `/release` do so before. Returns the address.
 */
export async function serveControl(
  { standIn, hold, release }: TestCloud,
  cleanup: Cleanup,
): Promise<string> {
  const actions = new Map([
    ['/hold', hold],
    ['/release', release],
  ]);
  const server = createServer(({ url = '' }, response) => {
    actions.get(url)?.();
    const state: CloudState = {
      running: standIn.running().length,
      started: standIn.queries().length,
    };
    response.setHeader('content-type', 'application/json').end(JSON.stringify(state));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  cleanup.add(() => {
    server.closeAllConnections();
    server.close();
  });
  const address = server.address();
  if (typeof address !== 'object' || address === null) throw new Error('no port for the suite');
  return `http://127.0.0.1:${address.port}`;
}
