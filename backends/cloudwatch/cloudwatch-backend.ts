import type { QueryRequest } from '#protocol/results.ts';
import type { Backend } from '../backend.ts';
import type { CloudServices } from './cloud-services.ts';
import type { CloudRequest } from './plan/prepare-cloud-query.ts';
import { runOnCloudWatch, type SharedRuns } from './run/cloudwatch-run.ts';
import { fetchCloudEvent } from './run/fetch-cloud-event.ts';

/** The backend of CloudWatch Logs. */
export function createCloudWatchBackend(services: CloudServices): Backend {
  const shared: SharedRuns = { promised: 0 };
  return {
    run: (request, signal) =>
      runOnCloudWatch(services, { request: cloudRequest(request), shared }, signal),
    fetchEvent: async (request, pointer) =>
      await fetchCloudEvent(services, cloudRequest(request), pointer),
  };
}

function cloudRequest(request: QueryRequest): CloudRequest {
  const { source } = request;
  if (source.kind !== 'cloudwatch') {
    throw new Error(`the CloudWatch backend was given a ${source.kind} source`);
  }
  return { ...request, source };
}
