import { noStatistics, type QueryEvent, type QueryRequest } from '#protocol/results.ts';
import type { Backend } from '../backend.ts';

/** Says of every CloudWatch source that this version can't query it. */
export const cloudWatchBackend: Backend = {
  run: unsupported,
  fetchEvent: async () => undefined,
};

async function* unsupported({ source }: QueryRequest): AsyncGenerator<QueryEvent, void> {
  yield {
    kind: 'problem',
    problem: {
      code: 'source-unsupported',
      severity: 'error',
      message: `CloudWatch sources are not supported by this version yet: "${source.name}" can't be queried; run the query in the CloudWatch console, or choose a local source`,
    },
  };
  yield { kind: 'complete', outcome: 'failed', statistics: noStatistics };
}
