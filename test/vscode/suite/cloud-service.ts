import type { CloudState } from '../cloud/control.ts';

/** The stand-in for CloudWatch that run.ts has started beside VS Code. */
export const cloudService = {
  state: async () => await ask('/'),
  /** Queries that start from now on do not end. */
  hold: async () => await ask('/hold'),
  /** Those that were held end. */
  release: async () => await ask('/release'),
};

async function ask(path: string): Promise<CloudState> {
  const address = process.env['CTQ_TEST_CLOUD'] ?? '';
  const response = await fetch(`${address}${path}`);
  const { running, started } = (await response.json()) as CloudState;
  return { running, started };
}

/** Settles once as many queries run at the service. */
export async function runningAtService(wanted: (count: number) => boolean): Promise<void> {
  while (!wanted((await cloudService.state()).running)) {
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}
